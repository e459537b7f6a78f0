import type { KeyboardEvent } from 'react';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import { keyToId, nextKey, type Stop } from '../navigation';

/** What the keys in the picture do. */
export type CanvasKeyEvents = {
  readonly layout: RoadmapLayout;
  readonly selectedIds: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string | null, extend: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onGo: (stop: Stop) => void;
};

/** Ctrl or Cmd and A: everything that is shown. */
export function isSelectAll({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'a';
}

/**
 * A key pressed on a bar or milestone: Enter opens, Space selects, Escape selects nothing, arrows go to the next; with
 * Shift they select it too.
 */
export function pressCanvasKey(event: KeyboardEvent, focused: string, events: CanvasKeyEvents): void {
  if (isSelectAll(event)) {
    event.preventDefault();
    events.onSelectAll();
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { layout } = events;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    const id = keyToId(layout, focused);
    const rollUp = layout.bars.find((bar) => bar.key === focused);
    const rowKey = rollUp ? layout.rows[rollUp.rowIndex]?.key : undefined;
    if (id === null && rowKey !== undefined) events.onToggle(rowKey);
    else if (id !== null && event.key === 'Enter') events.onOpen(id);
    else if (id !== null) events.onSelect(id, event.shiftKey);
    return;
  }
  if (event.key === 'Escape') {
    events.onSelect(null, false);
    return;
  }
  const next = nextKey(layout, focused, event.key);
  if (next === null) return;
  event.preventDefault();
  const nextId = keyToId(layout, next.key);
  // Selected before it gets the focus, which else selects it alone.
  if (event.shiftKey && nextId !== null && !events.selectedIds.has(nextId)) events.onSelect(nextId, true);
  // What the keys then act upon is what has the focus, and nothing that was left.
  else if (!event.shiftKey && nextId === null) events.onSelect(null, false);
  events.onGo(next);
}
