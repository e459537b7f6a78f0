import type { ReactNode } from 'react';
import type { CellEditor } from './gridCells';

/** One column of a grid. */
export type GridColumn<Row, Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'end' | 'center';
  /** How the cell of a row is edited; null where it is computed or has no such field. */
  readonly editorOf: (row: Row) => CellEditor | null;
  /** What an editor begins with and is compared with: ids, days as ISO. */
  readonly textOf: (row: Row) => string;
  /** What is copied; `textOf` where it is left out. */
  readonly copyOf?: (row: Row) => string;
  /** What is shown; `textOf` where it is left out. */
  readonly content?: (row: Row) => ReactNode;
};
