import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type Day, dayToNumber } from '../../../src/domain/time/day';
import { arrowAt, chooseForSelection } from '../../../src/renderer/features/roadmap/painting/arrowPainter';
import { minutesToX, type TimeScale } from '../../../src/renderer/features/roadmap/timeScale';
import { manual, program } from '../../domain/build';

const day = 1_440;
/** Ten pixels a day from 1 January 2027 on. */
const fromMinutes = dayToNumber('2027-01-01' as Day) * day;
const scale: TimeScale = {
  fromMinutes,
  toMinutes: fromMinutes + 100 * day,
  width: 1_000,
  minutesPerPixel: day / 10,
};

/** Two arrows, from the first two projects into the start of the third, which share the way down to it. */
const document = program({
  projects: [
    { id: 'j_1', title: 'One', ...manual('2027-01-04', '2027-01-15') },
    { id: 'j_2', title: 'Two', ...manual('2027-01-04', '2027-01-20') },
    { id: 'j_3', title: 'Three', ...manual('2027-02-10', '2027-02-26') },
  ],
  dependencies: [
    { id: 'd_1', predecessorId: 'j_1', successorId: 'j_3' },
    { id: 'd_2', predecessorId: 'j_2', successorId: 'j_3' },
  ],
});
const schedule = computeSchedule(document);
const layout = roadmapLayout(document, schedule, computeHealth(document, schedule, '2027-01-15' as Day), {
  laneBy: 'team',
  collapsed: new Set(),
  filter: noFilter,
});
const nothing: ReadonlySet<string> = new Set();

function keyAt(point: { x: number; y: number }, selectedIds = nothing, firstRow = 0, now = scale) {
  const view = { layout, firstRow, endRow: layout.rows.length, selectedIds };
  return arrowAt(view, chooseForSelection(layout, selectedIds), now, point)?.key ?? null;
}

function cornerOf(key: string, index: number) {
  const corner = layout.arrows.find((arrow) => arrow.key === key)?.points.at(index);
  if (!corner) throw new Error(`No arrow ${key}`);
  return { x: minutesToX(scale, corner.atMinutes) + corner.dx, y: corner.y };
}

describe('the arrow under the pointer', () => {
  const leaving = { x: cornerOf('d_1', 0).x + 30, y: cornerOf('d_1', 0).y };
  const shared = { x: cornerOf('d_2', -1).x, y: cornerOf('d_2', -1).y - 6 };

  it('[L25] is the one that runs there, whatever rows and days are drawn', () => {
    expect(keyAt(leaving)).toBe('d_1');
    expect(keyAt({ x: leaving.x, y: leaving.y + 4 })).toBe('d_1');
    expect(keyAt({ x: leaving.x, y: leaving.y - 6 })).toBeNull();
    expect(keyAt(leaving, nothing, 1)).toBe('d_1');
    const panned = { ...scale, fromMinutes: fromMinutes + 10 * day, toMinutes: fromMinutes + 110 * day };
    expect(keyAt({ x: leaving.x - 100, y: leaving.y }, nothing, 0, panned)).toBe('d_1');
  });

  it('[L25] is the one in front where several run', () => {
    expect(keyAt(shared, new Set(['d_1']))).toBe('d_1');
    expect(keyAt(shared, new Set(['d_2']))).toBe('d_2');
    expect(keyAt(shared)).not.toBeNull();
  });
});
