import { DataGrid, type DataGridProps } from '../ui/DataGrid';
import { announce } from './notices';
import { selectAll, useSelection } from './selection';
import { inspectRow } from './showRow';

/** A grid of rows of the open program: it shares the one selection, and what is chosen in it is inspected. */
export function ProgramGrid<Row, Id extends string>(
  props: Omit<DataGridProps<Row, Id>, 'selectedIds' | 'onSelect' | 'onInspect' | 'onSay'>,
) {
  const selectedIds = useSelection((state) => state.ids);
  return (
    <DataGrid
      {...props}
      selectedIds={selectedIds}
      onSelect={selectAll}
      onInspect={inspectRow}
      onSay={announce}
    />
  );
}
