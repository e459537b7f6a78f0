import { CircleAlert, ListChecks, Plus, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import { raidChange } from '../../../domain/raid/raidChange';
import { type RaidEntry, type RaidKind, raidKinds, raidLog, riskMatrix } from '../../../domain/raid/raidLog';
import { expectedDelayDays } from '../../../domain/raid/riskScore';
import { useActions } from '../../plan/actions';
import { deleteRows } from '../../plan/changeRows';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { promoteRisks } from '../../plan/promoteRisks';
import { readTypedDay } from '../../plan/readTypedDay';
import { useScreen } from '../../plan/screens';
import { select, useSelection } from '../../plan/selection';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { type GridSort, readCell, sortByKey } from '../../ui/gridCells';
import type { GridColumn } from '../../ui/gridColumn';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { ToolbarLine } from '../../ui/Toolbar';
import styles from './Raid.module.css';
import { RaidSummary } from './RaidSummary';
import { RaidToolbar } from './RaidToolbar';
import { RiskMatrix } from './RiskMatrix';
import { raidCell } from './raidCell';
import { columnsOf, editorOf, type RaidView, sortKeyOf, textOf } from './raidColumns';
import { filterLog, openEntries, type RaidFilter } from './raidFilter';

const idOf = (entry: RaidEntry): string => entry.id;
const nameOf = (entry: RaidEntry): string => entry.title;
const singular = (view: RaidView) => (view === 'all' ? 'entry' : view);

/** "RAID": risks, assumptions, issues, decisions and actions in one table, with the matrix that filters it. */
export function RaidScreen() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const selectedIds = useSelection((state) => state.ids);
  const detail = useScreen((state) => state.detail);
  const [filter, setFilter] = useState(openEntries);
  const { view, show, cell } = filter;
  const narrow = (changes: Partial<RaidFilter>) => setFilter((now) => ({ ...now, ...changes }));
  const [sort, setSort] = useState<GridSort>({ columnId: 'weight', direction: 'ascending' });
  const [isAdding, setAdding] = useState(false);
  const searchRef = useRef<HTMLDivElement>(null);

  const log = useMemo(() => raidLog(document, today), [document, today]);
  const entryById = useMemo(() => new Map(log.map((entry) => [entry.id, entry])), [log]);
  const columns = useMemo(() => columnsOf(view), [view]);

  // Coming from elsewhere: a kind, "overdue", or a row, which is shown whatever was filtered before.
  useEffect(() => {
    if (detail === null) return;
    const kind = raidKinds.find((it) => it === detail);
    const isRow = entryById.has(detail);
    if (!kind && !isRow && detail !== 'overdue') return;
    const wanted = detail === 'overdue' ? 'overdue' : isRow && !entryById.get(detail)?.open ? 'all' : 'open';
    setFilter({ ...openEntries, view: kind ?? 'all', show: wanted });
    useScreen.setState({ detail: null });
  }, [detail, entryById]);

  // Which rows are shown is decided when one filters, sorts, adds or deletes; an edit moves no row.
  const membership = log.map(idOf).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values of fields must not reorder what is being edited.
  const order = useMemo((): readonly string[] => {
    const matching = filterLog(document, log, filter);
    // What is heaviest has another name where only one kind is in view.
    const sortedBy = sort?.columnId === 'weight' && view === 'risk' ? 'score' : sort?.columnId;
    const column = columns.find((it) => it.id === sortedBy);
    return (sort && column ? sortByKey(matching, sortKeyOf(column, document), sort.direction) : matching).map(
      idOf,
    );
  }, [membership, filter, sort, columns, document.program.id]);
  const shown = useMemo(() => order.flatMap((id) => entryById.get(id) ?? []), [order, entryById]);

  const gridColumns = useMemo((): readonly GridColumn<RaidEntry>[] => {
    const people = document.stakeholders.map((it) => ({ id: it.id as string, label: it.name }));
    const risks = document.risks.map((it) => ({ id: it.id as string, label: it.title }));
    return columns.map((column) => ({
      id: column.id,
      label: column.label,
      width: column.width,
      ...(column.align ? { align: column.align } : {}),
      editorOf: (entry) => editorOf(column, entry, people, risks),
      textOf: (entry) => textOf(column, entry),
      copyOf: (entry) => {
        const shownCell = raidCell(entry, column, document, format);
        return typeof shownCell === 'string'
          ? shownCell
          : textOf(column, entry) || String(entry.weight || '');
      },
      content: (entry) => raidCell(entry, column, document, format),
    }));
  }, [columns, document, format]);

  const commit = async (entry: RaidEntry, columnId: string, typed: string): Promise<boolean> => {
    const column = columns.find((it) => it.id === columnId);
    const field = column?.fields[entry.kind];
    if (!column || !field) return true;
    const editor = editorOf(column, entry, [], []);
    const read = readCell(editor, column.label, typed, readTypedDay);
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.reason}` });
      return false;
    }
    if (entry.kind === 'risk' && entry.open && field.field === 'state' && read.value === 'occurred') {
      return promoteRisks([entry.id], today);
    }
    return act(raidChange(entry, field.field, read.value, today));
  };

  const newKind: RaidKind = view === 'all' ? 'risk' : view;
  const add = async (name: string): Promise<boolean> => {
    const id = newId(newKind);
    const raised = newKind === 'risk' || newKind === 'issue' ? { raisedDay: today } : {};
    const done = await act({
      type: `${newKind}.create`,
      row: { id, title: name, ...raised },
    } as SingleCommand);
    if (done) {
      setFilter({ ...openEntries, view });
      select(id);
    }
    return done;
  };
  const chosen = shown.filter((entry) => selectedIds.includes(entry.id));
  const chosenRisks = chosen.filter((entry) => entry.kind === 'risk' && entry.open).map(idOf);
  useActions({
    'row.new': () => setAdding(true),
    'edit.find': () => searchRef.current?.querySelector('input')?.focus(),
  });

  const open = log.filter((entry) => entry.open);
  const expected = open.reduce(
    (sum, entry) => sum + (entry.kind === 'risk' ? (expectedDelayDays(entry.row) ?? 0) : 0),
    0,
  );
  const addButton = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setAdding(true)}>
      {`Add ${newKind}`}
    </Button>
  );
  if (log.length === 0 && !isAdding) {
    return (
      <div className={styles.screen}>
        <ScreenHeader title="RAID" />
        <EmptyState
          title="Nothing is written down yet"
          learn={<TopicLink topicId="risk-issue-assumption" />}
          icon={<TriangleAlert aria-hidden />}
          actions={addButton}
        >
          A risk may happen, an assumption is taken to be true, an issue has happened, a decision waits for
          somebody, an action follows. Begin with what would surprise you most, and who would see it first.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="RAID"
        note={`${format.count(open.length, 'open entry', 'open entries')} of ${format.number(log.length)}`}
      >
        {addButton}
      </ScreenHeader>
      <div className={styles.band}>
        <figure className={styles.matrixFigure}>
          <span className={styles.yAxis}>Probability</span>
          <RiskMatrix
            matrix={riskMatrix(log)}
            cell={cell}
            onCell={(next) => narrow(next ? { cell: next, view: 'risk', show: 'open' } : { cell: null })}
          />
          <figcaption className={styles.xAxis}>Impact</figcaption>
        </figure>
        <RaidSummary
          log={log}
          expectedDays={expected}
          onShow={(toView, toShow) => setFilter({ ...openEntries, view: toView, show: toShow })}
        />
      </div>
      <RaidToolbar log={log} filter={filter} onFilter={narrow} searchRef={searchRef}>
        {chosen.length > 0 ? (
          <>
            <ToolbarLine />
            <span className={styles.chosen} role="status">
              {format.number(chosen.length)} selected
            </span>
            {chosenRisks.length > 0 ? (
              <Button
                size="small"
                icon={<CircleAlert aria-hidden />}
                onPress={() => void promoteRisks(chosenRisks, today)}
              >
                It happened: make it an issue
              </Button>
            ) : null}
            <Button size="small" onPress={() => void deleteRows(chosen.map(idOf))}>
              Delete
            </Button>
          </>
        ) : null}
      </RaidToolbar>
      <ProgramGrid
        label="RAID log"
        noun={singular(isAdding ? newKind : view)}
        nounPlural={view === 'all' ? 'entries' : `${view}s`}
        rows={shown}
        idOf={idOf}
        nameOf={nameOf}
        columns={gridColumns}
        sort={sort}
        onSort={setSort}
        onCommit={commit}
        adding={isAdding ? { onAdd: add, onDone: () => setAdding(false) } : undefined}
      />
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing here"
          icon={<ListChecks aria-hidden />}
          level={3}
          actions={
            <Button onPress={() => setFilter({ ...openEntries, show: 'all' })}>Show everything</Button>
          }
        >
          {show === 'overdue' ? 'Nothing is overdue.' : 'No entry has all of what you filter by.'}
        </EmptyState>
      ) : null}
    </div>
  );
}
