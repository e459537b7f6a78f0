import type { RoadmapLayout, RoadmapRow } from '../../../domain/layout/roadmapTypes';

/** A bar or milestone that the arrow keys can reach. */
export type Stop = {
  readonly key: string;
  readonly rowIndex: number;
  readonly fromMinutes: number;
  readonly toMinutes: number;
};

/** What of a row can be reached, by date. */
function stopsOf(layout: RoadmapLayout, rowIndex: number): readonly Stop[] {
  const row = layout.rows[rowIndex];
  if (!row) return [];
  const stops: Stop[] = [];
  for (const index of row.barIndexes) {
    const bar = layout.bars[index];
    if (bar) stops.push({ key: bar.key, rowIndex, fromMinutes: bar.fromMinutes, toMinutes: bar.toMinutes });
  }
  for (const index of row.milestoneIndexes) {
    const point = layout.milestones[index];
    if (point) {
      stops.push({ key: point.id, rowIndex, fromMinutes: point.atMinutes, toMinutes: point.atMinutes });
    }
  }
  return stops.sort((a, b) => a.fromMinutes - b.fromMinutes || b.toMinutes - a.toMinutes);
}

function rowOfKey(layout: RoadmapLayout, key: string): number | undefined {
  return (
    layout.bars.find((bar) => bar.key === key)?.rowIndex ??
    layout.milestones.find((milestone) => milestone.id === key)?.rowIndex
  );
}

/** The row on which a bar or milestone is drawn. */
export function keysRow(layout: RoadmapLayout, key: string): RoadmapRow | undefined {
  return layout.rows[rowOfKey(layout, key) ?? -1];
}

/** What can be reached on a row or, where nothing is on it, on the nearest one below, else above. */
export function stopNear(layout: RoadmapLayout, rowIndex: number): Stop | null {
  for (let i = rowIndex; i < layout.rows.length; i++) {
    const [first] = stopsOf(layout, i);
    if (first) return first;
  }
  for (let i = rowIndex - 1; i >= 0; i--) {
    const [first] = stopsOf(layout, i);
    if (first) return first;
  }
  return null;
}

/** Where an arrow key leads from a bar or milestone: along its row by date, or to the nearest in time on another row. */
export function nextKey(layout: RoadmapLayout, key: string, pressed: string): Stop | null {
  const rowIndex = rowOfKey(layout, key);
  if (rowIndex === undefined) return null;
  const stops = stopsOf(layout, rowIndex);
  const at = stops.findIndex((stop) => stop.key === key);
  const own = stops[at];
  if (!own) return null;
  switch (pressed) {
    case 'ArrowRight':
      return stops[at + 1] ?? null;
    case 'ArrowLeft':
      return stops[at - 1] ?? null;
    case 'Home':
      return stops[0] ?? null;
    case 'End':
      return stops.at(-1) ?? null;
    case 'ArrowDown':
    case 'ArrowUp': {
      const step = pressed === 'ArrowDown' ? 1 : -1;
      for (let i = rowIndex + step; i >= 0 && i < layout.rows.length; i += step) {
        const [first, ...others] = stopsOf(layout, i);
        if (!first) continue;
        const distance = (stop: Stop) => Math.abs(stop.fromMinutes - own.fromMinutes);
        return others.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best), first);
      }
      return null;
    }
    default:
      return null;
  }
}

/** Whether a row of the outline stands for something that has dates of its own; a collapsed lane does not. */
export function isPlaceable({ bars }: RoadmapLayout, row: RoadmapRow): boolean {
  if (row.kind === 'lane')
    return row.barIndexes.some((index) => row.id !== null && bars[index]?.id === row.id);
  return row.kind === 'project' || row.kind === 'task';
}

/** The projects and tasks of the rows between two, both included, whichever is first. */
export function placeableIds(layout: RoadmapLayout, from: number, to: number): readonly string[] {
  return layout.rows
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .flatMap((row) => (row.id !== null && isPlaceable(layout, row) ? [row.id] : []));
}

/** The project, task or milestone that is drawn under a key; null for a roll-up. */
export function keyToId(layout: RoadmapLayout, key: string | null): string | null {
  if (key === null) return null;
  const bar = layout.bars.find((it) => it.key === key);
  return bar ? bar.id : key;
}
