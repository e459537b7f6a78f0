import { describe, expect, it } from 'vitest';
import { menuNames } from '../../src/contract/action';
import { actions, isActionId, keysOf, reservedKeys } from '../../src/contract/actions';
import { chordToAria, chordToParts, chordToText, type Platform, pressToChord } from '../../src/contract/keys';

const screenNames = [
  'Portfolio',
  'Overview',
  'Roadmap',
  'Dependencies',
  'Stakeholders',
  'Goals',
  'RAID',
  'Reports',
  'Guide',
  'Settings',
];
const platforms: readonly Platform[] = ['darwin', 'win32', 'linux'];

describe('the table of actions', () => {
  it('names each action once, in words', () => {
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(actions.map(({ label }) => label)).size).toBe(actions.length);
    for (const { id, label } of actions) {
      expect(id).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(label).toMatch(/^[A-Z].*[^.]$/u);
      expect(isActionId(id)).toBe(true);
    }
    expect(isActionId('constructor')).toBe(false);
  });

  it.each(platforms)('takes no key twice on %s, and none that the shell has', (platform) => {
    const taken = new Map<string, string>(reservedKeys.map((key) => [key, 'the shell']));
    for (const action of actions) {
      for (const key of keysOf(action, platform)) {
        expect([key, taken.get(key)]).toEqual([key, undefined]);
        taken.set(key, action.id);
      }
    }
    expect(taken.size).toBeGreaterThan(reservedKeys.length + 20);
  });

  it('spells chords in one order', () => {
    const modifiers = ['Mod', 'Ctrl', 'Alt', 'Shift'];
    for (const action of actions) {
      for (const platform of platforms) {
        for (const key of keysOf(action, platform)) {
          const parts = chordToParts(key).slice(0, -1);
          expect(parts).toEqual(modifiers.filter((modifier) => parts.includes(modifier)));
        }
      }
    }
  });

  it('keeps keys without a modifier for what has the focus, and for help', () => {
    for (const action of actions.filter(({ scope }) => scope === 'always' || scope === 'program')) {
      for (const key of action.keys) {
        if (!['?', 'F1'].includes(key))
          expect([action.id, key]).toEqual([action.id, expect.stringMatching(/^Mod\+/)]);
      }
    }
  });

  it('goes to each screen by its number, and to the settings by the key of settings', () => {
    const goes = actions.filter(({ id }) => id.startsWith('go.'));
    expect(goes.map(({ label }) => label)).toEqual([...screenNames]);
    expect(goes.map(({ keys }) => keys[0])).toEqual(
      screenNames.map((_, i) => (i < 9 ? `Mod+${i + 1}` : 'Mod+,')),
    );
  });

  it('fills every menu', () => {
    for (const menu of menuNames) expect(actions.some((action) => action.menu === menu)).toBe(true);
  });
});

describe('keys', () => {
  const press = (key: string, code: string, ...modifiers: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
    key,
    code,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    altKey: modifiers.includes('alt'),
    shiftKey: modifiers.includes('shift'),
  });

  it.each([
    [press('k', 'KeyK', 'ctrl'), 'linux', 'Mod+K'],
    [press('k', 'KeyK', 'meta'), 'darwin', 'Mod+K'],
    [press('k', 'KeyK', 'ctrl'), 'darwin', 'Ctrl+K'],
    [press('N', 'KeyN', 'ctrl', 'shift'), 'linux', 'Mod+Shift+N'],
    [press('z', 'KeyY', 'ctrl'), 'linux', 'Mod+Z'],
    [press('я', 'KeyZ', 'ctrl'), 'linux', 'Mod+Z'],
    [press('?', 'Slash', 'shift'), 'linux', '?'],
    [press('?', 'Minus', 'shift'), 'linux', '?'],
    [press('+', 'Equal', 'shift'), 'linux', '+'],
    [press('!', 'Digit1', 'shift'), 'linux', 'Shift+1'],
    [press('1', 'Digit1', 'ctrl'), 'linux', 'Mod+1'],
    [press('&', 'Digit1'), 'linux', '&'],
    [press('\\', 'Backslash', 'ctrl'), 'linux', 'Mod+\\'],
    [press('ArrowLeft', 'ArrowLeft', 'alt', 'shift'), 'linux', 'Alt+Shift+Left'],
    [press('ArrowRight', 'ArrowRight', 'alt', 'meta'), 'darwin', 'Mod+Alt+Right'],
    [press('t', 'KeyT'), 'linux', 'T'],
    [press('Control', 'ControlLeft', 'ctrl'), 'linux', null],
    [press('Dead', 'Quote'), 'linux', null],
  ] as const)('%o on %s is %s', (pressed, platform, chord) => {
    expect(pressToChord(pressed, platform)).toBe(chord);
  });

  it('are written as each platform writes them', () => {
    expect(chordToText('Mod+Shift+N', 'darwin')).toBe('⇧⌘N');
    expect(chordToText('Mod+Shift+N', 'linux')).toBe('Ctrl+Shift+N');
    expect(chordToText('Mod++', 'win32')).toBe('Ctrl++');
    expect(chordToText('Alt+Left', 'linux')).toBe('Alt+←');
    expect(chordToAria('Mod+Alt+Left', 'linux')).toBe('Control+Alt+ArrowLeft');
    expect(chordToAria('Mod+K', 'darwin')).toBe('Meta+K');
  });
});
