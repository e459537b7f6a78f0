import { useMemo } from 'react';
import { findAnyRow, type KindedRow } from '../../../domain/model/document';
import type { Kind } from '../../../domain/model/kinds';
import { useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { ManyRows } from './ManyRows';
import { ProgramInspector } from './ProgramInspector';
import { RowInspector } from './RowInspector';

/** What is selected, whatever its kind, with its fields edited in place; with nothing selected, the program. */
export function Inspector() {
  const document = useDocument();
  const ids = useSelection((state) => state.ids);
  const rows = useMemo(
    () => ids.map((id) => findAnyRow(document, id)).filter((it): it is KindedRow => it !== undefined),
    [document, ids],
  );
  const last = rows.at(-1);
  if (!last) return <ProgramInspector />;
  if (rows.length === 1) return <RowInspector key={last.row.id} selected={last} />;
  const kinds = new Set<Kind>(rows.map(({ kind }) => kind));
  return <ManyRows rows={rows} kind={kinds.size === 1 ? last.kind : null} />;
}
