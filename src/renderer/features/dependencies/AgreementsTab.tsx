import { Handshake, Link2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { groupOfRow, passesFilter } from '../../../domain/agreements/register';
import type { RegisterColumnId } from '../../../domain/agreements/registerCells';
import { agreementStates } from '../../../domain/model/dependency';
import { useActions } from '../../plan/actions';
import { useRegister, useToday } from '../../plan/derived';
import { LinkDialog } from '../../plan/LinkDialog';
import { useDocument } from '../../plan/openProgram';
import { TopicLink } from '../../plan/TopicLink';
import { useAfterPaint } from '../../ui/afterPaint';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { sortByKey } from '../../ui/gridCells';
import styles from './Agreements.module.css';
import { AgreementsGrid } from './AgreementsGrid';
import { ClashList } from './ClashList';
import { PastePromisesDialog } from './PastePromisesDialog';
import { RegisterChips, RegisterTools } from './RegisterTools';
import { registerSortKey } from './registerColumns';
import { changeRegisterView, resetRegisterView, showWholeRegister, useRegisterView } from './registerView';

/** "Agreements": the give/get register, edited where it stands. */
export function AgreementsTab() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const rows = useRegister();
  const view = useRegisterView();
  const searchRef = useRef<HTMLDivElement>(null);
  const [isLinking, setLinking] = useState(false);
  const link = useCallback(() => setLinking(true), []);
  const [pasted, setPasted] = useState<{
    readonly text: string;
    readonly at: { readonly row: number; readonly columnId: RegisterColumnId };
  } | null>(null);

  const isOther = view.programId !== document.program.id;
  useEffect(() => {
    if (isOther) resetRegisterView(document.program.id);
  }, [isOther, document.program.id]);

  const { text, chips, teamId, side, grouping, sort } = view;
  const filter = useMemo(() => ({ text, chips, teamId, side }), [text, chips, teamId, side]);
  const rowById = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  // Which rows are shown, and in what order, is decided when one filters, sorts, groups, adds or deletes; no edit moves a row.
  const membership = useMemo(() => rows.map((row) => row.id).join(), [rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values of fields must not reorder what is being edited.
  const order = useMemo(() => {
    const passing = rows.filter((row) => passesFilter(row, filter, today));
    const sorted = sort
      ? sortByKey(passing, (row) => registerSortKey(row, sort.columnId), sort.direction)
      : passing;
    if (grouping === 'none') return sorted.map((row) => ({ id: row.id, group: '' }));
    return sorted
      .map((row) => ({ id: row.id, group: groupOfRow(row, grouping, agreementStates) }))
      .sort((a, b) => (a.group.order < b.group.order ? -1 : a.group.order > b.group.order ? 1 : 0))
      .map(({ id, group }) => ({ id, group: group.label }));
  }, [membership, filter, grouping, sort, today, document.program.id]);
  const shown = useMemo(() => order.flatMap(({ id }) => rowById.get(id) ?? []), [order, rowById]);
  const groupById = useMemo(() => new Map(order.map(({ id, group }) => [id, group])), [order]);

  // What is counted may follow an edit a moment later: the cell under the hand comes first.
  const counted = useAfterPaint(rows);
  const clashes = useMemo(
    () => counted.flatMap((row) => (row.clash ? [{ row, clash: row.clash }] : [])),
    [counted],
  );
  const openClashes = clashes.filter(({ clash }) => !clash.kept).length;

  useActions({
    'edit.find': () => searchRef.current?.querySelector('input')?.focus(),
    'row.link': link,
  });
  const linkDialog = <LinkDialog isOpen={isLinking} onClose={() => setLinking(false)} />;
  if (rows.length === 0) {
    return (
      <>
        <EmptyState
          title="No team has promised anything yet"
          learn={<TopicLink topicId="two-named-people" />}
          icon={<Handshake aria-hidden />}
          actions={
            <Button variant="primary" icon={<Link2 aria-hidden />} onPress={link}>
              Link to…
            </Button>
          }
        >
          Every dependency between two teams carries a promise: who gives what to whom, needed by when,
          committed for when, accepted how, and what if not. Link the work of two teams, and its promise
          stands here.
        </EmptyState>
        {linkDialog}
      </>
    );
  }
  const isFiltered = text !== '' || chips.length > 0 || teamId !== null;
  return (
    <div className={styles.tab}>
      <RegisterTools
        teams={document.teams}
        shown={order}
        openClashes={openClashes}
        hasClashes={clashes.length > 0}
        searchRef={searchRef}
        onLink={link}
      />
      {view.clashes && clashes.length > 0 ? (
        <ClashList clashes={clashes} />
      ) : (
        <>
          <div className={styles.chipsLine}>
            <RegisterChips rows={counted} today={today} />
            <span className={styles.shownCount} role="status">
              {shown.length === rows.length
                ? format.count(rows.length, 'agreement')
                : `${format.number(shown.length)} of ${format.count(rows.length, 'agreement')}`}
            </span>
          </div>
          <AgreementsGrid
            rows={shown}
            sort={sort}
            onSort={(next) => changeRegisterView({ sort: next })}
            groupOf={grouping === 'none' ? undefined : (row) => groupById.get(row.id) ?? ''}
            onPaste={(clipboard, at) => setPasted({ text: clipboard, at })}
          />
          {shown.length === 0 && isFiltered ? (
            <EmptyState
              title="No agreement is let through"
              level={3}
              actions={<Button onPress={showWholeRegister}>Show all</Button>}
            >
              No promise has all of what you filter by.
            </EmptyState>
          ) : null}
        </>
      )}
      {pasted ? (
        <PastePromisesDialog text={pasted.text} at={pasted.at} rows={shown} onClose={() => setPasted(null)} />
      ) : null}
      {linkDialog}
    </div>
  );
}
