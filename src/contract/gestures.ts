import type { Chord } from './keys';

/** Something that is done with the pointer, and by which keys the same is done without it. */
export type Gesture = {
  readonly does: string;
  readonly pointer: string;
  /** Empty where an action of the table says its keys, or a list beside it does the same. */
  readonly keys: readonly Chord[];
};

/** What the pointer does on the roadmap, for the sheet of keys: nothing of it needs a pointer. */
export const roadmapGestures: readonly Gesture[] = [
  { does: 'Draw a bar', pointer: 'drag on empty ground, or double-click', keys: ['N'] },
  { does: 'Select several', pointer: 'Shift and drag on empty ground', keys: ['Shift+Down', 'Shift+Up'] },
  { does: 'Select everything shown', pointer: '', keys: ['Mod+A'] },
  { does: 'Move the picture', pointer: 'drag the time axis, or with Space or the middle button', keys: [] },
  { does: 'Move in time', pointer: 'drag a bar', keys: ['Alt+Left', 'Alt+Right'] },
  { does: 'Change its length', pointer: 'drag an end of it', keys: ['Mod+Alt+Left', 'Mod+Alt+Right'] },
  { does: 'Move to another lane', pointer: 'drag a bar up or down', keys: ['M'] },
  { does: 'Link', pointer: 'drag from the circle at an end to another bar', keys: ['L'] },
  { does: 'Copy and paste', pointer: '', keys: ['Mod+C', 'Mod+V'] },
  { does: 'Forget what is under way', pointer: '', keys: ['Escape'] },
];
