/**
 * Chords: `Mod+Shift+N`, `Alt+Left`, `?`. `Mod` is Cmd on a Mac and Ctrl elsewhere; modifiers stand in the order
 * Mod, Ctrl, Alt, Shift. Letters and digits are meant by their key, other signs by what they type, whatever modifier
 * the keyboard needs for them, so `?` and `+` never name Shift.
 */
export type Chord = string;
export type Platform = 'darwin' | 'win32' | 'linux';

/** What a keyboard event says of itself; the DOM's KeyboardEvent is one. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const nameByKey: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
  Esc: 'Escape',
};

/** The chord that was pressed, in the spelling of the action table; null for a modifier alone. */
export function pressToChord(press: KeyPress, platform: Platform): Chord | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(press.key))
    return null;
  const digit = /^Digit(\d)$/.exec(press.code);
  const letter = /^Key([A-Z])$/.exec(press.code);
  const typedLetter = /^[a-z]$/i.test(press.key) ? press.key.toUpperCase() : null;
  let name: string;
  let shiftCounts = true;
  if (digit && (press.shiftKey || press.key === digit[1])) name = digit[1] ?? '';
  else if (typedLetter) name = typedLetter;
  else if (press.key.length > 1 || press.key === ' ') name = nameByKey[press.key] ?? press.key;
  else if (letter && (press.altKey || press.ctrlKey || press.metaKey)) name = letter[1] ?? '';
  else {
    name = press.key;
    shiftCounts = false;
  }
  const mac = platform === 'darwin';
  const parts = [
    (mac ? press.metaKey : press.ctrlKey) ? 'Mod' : null,
    mac && press.ctrlKey ? 'Ctrl' : null,
    press.altKey ? 'Alt' : null,
    shiftCounts && press.shiftKey ? 'Shift' : null,
    name,
  ];
  return parts.filter((part) => part !== null).join('+');
}

/** The parts of a chord: `Mod++` is Mod and the plus sign. */
export function chordToParts(chord: Chord): readonly string[] {
  return chord.endsWith('+') ? [...chord.slice(0, -1).split('+').filter(Boolean), '+'] : chord.split('+');
}

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Delete: '⌦',
  Backspace: '⌫',
  Enter: '↩',
  Escape: 'Esc',
};
const otherNames: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Escape: 'Esc',
};

/** A chord as a person reads it: `⇧⌘N` on a Mac, `Ctrl+Shift+N` elsewhere. */
export function chordToText(chord: Chord, platform: Platform): string {
  const parts = chordToParts(chord);
  if (platform !== 'darwin') return parts.map((part) => otherNames[part] ?? part).join('+');
  const order = ['Ctrl', 'Alt', 'Shift', 'Mod'];
  const modifiers = order.filter((modifier) => parts.includes(modifier));
  const key = parts.at(-1) ?? '';
  return [...modifiers, key].map((part) => macSigns[part] ?? part).join('');
}

/** A chord in the spelling of `aria-keyshortcuts`. */
export function chordToAria(chord: Chord, platform: Platform): string {
  const names: Readonly<Record<string, string>> = {
    Mod: platform === 'darwin' ? 'Meta' : 'Control',
    Ctrl: 'Control',
    Left: 'ArrowLeft',
    Right: 'ArrowRight',
    Up: 'ArrowUp',
    Down: 'ArrowDown',
    '+': 'Plus',
  };
  return chordToParts(chord)
    .map((part) => names[part] ?? part)
    .join('+');
}
