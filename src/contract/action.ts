import type { Chord } from './keys';

/** The menus of the application, in their order. */
export const menuNames = ['File', 'Edit', 'View', 'Go', 'Help'] as const;
export type MenuName = (typeof menuNames)[number];

/**
 * Where an action makes sense and its keys count: `always`; `program`: while a program is open; `canvas`: while the
 * timeline, the graph or a grid has the focus; `selection`: as canvas, and something is selected.
 */
export type ActionScope = 'always' | 'program' | 'canvas' | 'selection';

/** Something that a person can do, as menu, palette, tooltips and the sheet of keys show it. */
export type Action = {
  readonly id: string;
  /** In the imperative, a person's words; "…" when it asks for more before it does anything. */
  readonly label: string;
  readonly scope: ActionScope;
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[];
  /** Where a Mac differs. */
  readonly macKeys?: readonly Chord[];
  /** Null for what is reached from the palette and by key only. */
  readonly menu: MenuName | null;
  /** A line is drawn before it in its menu. */
  readonly startsGroup?: boolean;
  /** Other words by which a person may look for it in the palette. */
  readonly words?: string;
};
