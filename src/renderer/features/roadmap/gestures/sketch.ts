import { create } from 'zustand';
import { type DrawnRow, drawnRow } from '../../../../domain/editing/drawnRow';
import { lanePlace } from '../../../../domain/editing/lanePlace';
import type { RoadmapLayout, RoadmapRow } from '../../../../domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { DaySpan } from './drawGesture';

/** A bar that is drawn and not yet in the program. */
export type Sketch = DaySpan & {
  readonly rowKey: string;
  readonly drawn: DrawnRow;
  /** The pointer let go: it waits for its title. */
  readonly isNaming: boolean;
  /** Another for every sketch that is begun; the same while its days change. */
  readonly token: number;
};

let lastToken = 0;

/** The bar that is being drawn on the roadmap; nothing of it is in the program. */
export const useSketch = create<{ readonly sketch: Sketch | null }>(() => ({ sketch: null }));

/** A sketch on a row of the picture. */
export function sketchOn(
  document: ProgramDocument,
  layout: RoadmapLayout,
  row: RoadmapRow,
  span: DaySpan,
  isNaming: boolean,
): Sketch {
  const place = lanePlace(layout.lanes, row.laneKey);
  lastToken += 1;
  const drawn = drawnRow(document, row, place, layout.rows[row.index + 1]);
  return { ...span, rowKey: row.key, drawn, isNaming, token: lastToken };
}

/** Forgets the sketch. */
export function dropSketch(): void {
  useSketch.setState({ sketch: null });
}
