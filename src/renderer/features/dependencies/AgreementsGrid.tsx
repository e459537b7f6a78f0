import { useMemo } from 'react';
import type { RegisterRow } from '../../../domain/agreements/register';
import { type RegisterColumnId, readRegisterCell } from '../../../domain/agreements/registerCells';
import { type Day, parseDay } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { commitPromise, movePromise } from '../../plan/promises';
import { readTypedDay } from '../../plan/readTypedDay';
import { useFormat } from '../../ui/format';
import type { GridSort } from '../../ui/gridCells';
import { registerColumns } from './registerColumns';

const idOf = (row: RegisterRow): string => row.id;
const nameOf = (row: RegisterRow): string => row.title;

/** Reads a day as it is written in a file or as a person says it. */
export const readAnyDay = (text: string): Day | null => parseDay(text.trim()) ?? readTypedDay(text);

/** The register as a grid: each cell is edited by the rules, and what has to say why asks. */
export function AgreementsGrid(props: {
  readonly rows: readonly RegisterRow[];
  readonly sort: GridSort<RegisterColumnId>;
  readonly onSort: (sort: GridSort<RegisterColumnId>) => void;
  readonly groupOf: ((row: RegisterRow) => string) | undefined;
  readonly onPaste: (text: string, at: { readonly row: number; readonly columnId: RegisterColumnId }) => void;
}) {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const { stakeholders } = document;
  const columns = useMemo(() => {
    const people = stakeholders.map((it) => ({ id: it.id as string, label: it.name }));
    return registerColumns(people, format);
  }, [stakeholders, format]);

  const commit = async (row: RegisterRow, id: RegisterColumnId, text: string): Promise<boolean> => {
    const read = readRegisterCell(document, row, id, text, { readDay: readAnyDay, today, reason: '' });
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.error}` });
      return false;
    }
    const command = read.value;
    if (command === null) return true;
    if (command.type === 'agreement.move') return movePromise(row.id, command.to);
    if (command.type === 'agreement.commit') return commitPromise(row.id, command.committedDay);
    return act(command);
  };
  return (
    <ProgramGrid
      label="Agreements"
      noun="agreement"
      rows={props.rows}
      idOf={idOf}
      nameOf={nameOf}
      columns={columns}
      sort={props.sort}
      onSort={props.onSort}
      onCommit={commit}
      groupOf={props.groupOf}
      onPaste={props.onPaste}
    />
  );
}
