import type { KeyboardEvent } from 'react';
import type { RoadmapLayout } from '../../../domain/layout/roadmapTypes';
import { keyToId, nextKey, type Stop } from './navigation';

/** What the keys in the picture do. */
export type CanvasKeyEvents = {
  readonly layout: RoadmapLayout;
  readonly onToggle: (key: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string | null, extend: boolean) => void;
  readonly onGo: (stop: Stop) => void;
};

/** A key pressed on a bar or milestone: Enter opens, Space selects, Escape selects nothing, arrows go to the next. */
export function pressCanvasKey(event: KeyboardEvent, focused: string, events: CanvasKeyEvents): void {
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
  events.onGo(next);
}
