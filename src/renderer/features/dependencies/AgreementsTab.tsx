import { Handshake, Link2, Swords } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  groupOfRow,
  isOfChip,
  passesFilter,
  type RegisterChip,
  type RegisterGrouping,
  registerChips,
} from '../../../domain/agreements/register';
import type { RegisterColumnId } from '../../../domain/agreements/registerCells';
import { agreementStates } from '../../../domain/model/dependency';
import { useActions } from '../../plan/actions';
import { useRegister, useToday } from '../../plan/derived';
import { LinkDialog } from '../../plan/LinkDialog';
import { useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterChips } from '../../ui/FilterChips';
import { useFormat } from '../../ui/format';
import { sortByKey } from '../../ui/gridCells';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { Toolbar, ToolbarSpace } from '../../ui/Toolbar';
import styles from './Agreements.module.css';
import { AgreementsGrid } from './AgreementsGrid';
import { BulkPromises } from './BulkPromises';
import { ClashList } from './ClashList';
import { PasteDialog } from './PasteDialog';
import { registerSortKey } from './registerColumns';
import { changeRegisterView, resetRegisterView, showWholeRegister, useRegisterView } from './registerView';

const chipWords: Readonly<Record<RegisterChip, string>> = {
  open: 'Open',
  late: 'Late',
  atRisk: 'At risk',
  uncommitted: 'Not committed',
  clash: 'Clashes',
  remind: 'Remind',
  noOwner: 'No owner',
  escalateNow: 'Escalate now',
  ended: 'Ended',
};

const groupingWords: Readonly<Record<RegisterGrouping, string>> = {
  none: 'Not grouped',
  giving: 'By giving team',
  needing: 'By needing team',
  state: 'By state',
  mark: 'By health',
  project: 'By project',
  kind: 'By kind',
  month: 'By month needed',
};

/** "Agreements": the give/get register, edited where it stands. */
export function AgreementsTab() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const rows = useRegister();
  const view = useRegisterView();
  const selectedIds = useSelection((state) => state.ids);
  const searchRef = useRef<HTMLDivElement>(null);
  const [isLinking, setLinking] = useState(false);
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

  const counts = useMemo(
    () =>
      new Map(registerChips.map((chip) => [chip, rows.filter((row) => isOfChip(row, chip, today)).length])),
    [rows, today],
  );
  const clashes = useMemo(
    () => rows.flatMap((row) => (row.clash ? [{ row, clash: row.clash }] : [])),
    [rows],
  );
  const openClashes = clashes.filter(({ clash }) => !clash.kept).length;

  useActions({
    'edit.find': () => searchRef.current?.querySelector('input')?.focus(),
    'row.link': () => setLinking(true),
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
            <Button variant="primary" icon={<Link2 aria-hidden />} onPress={() => setLinking(true)}>
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
      <Toolbar label="Agreements" className={styles.tools}>
        <div ref={searchRef} className={styles.search}>
          <SearchField
            label="Filter agreements"
            placeholder="Promise, team, person"
            value={text}
            onChange={(next) => changeRegisterView({ text: next })}
          />
        </div>
        <Select
          label="Team"
          hideLabel
          none="All teams"
          value={teamId}
          options={document.teams.map((team) => ({ id: team.id as string, label: team.name }))}
          onChange={(id) => changeRegisterView({ teamId: id })}
          className={styles.teamSelect}
        />
        {teamId === null ? null : (
          <Select
            label="Side"
            hideLabel
            value={side}
            options={[
              { id: 'either', label: 'Gives or needs' },
              { id: 'gives', label: 'Gives' },
              { id: 'needs', label: 'Needs' },
            ]}
            onChange={(id) => changeRegisterView({ side: id ?? 'either' })}
            className={styles.sideSelect}
          />
        )}
        <Select
          label="Group"
          hideLabel
          value={grouping}
          options={(Object.keys(groupingWords) as RegisterGrouping[]).map((id) => ({
            id,
            label: groupingWords[id],
          }))}
          onChange={(id) => changeRegisterView({ grouping: id ?? 'none' })}
          className={styles.groupSelect}
        />
        <ToolbarSpace />
        <BulkPromises rows={shown} selectedIds={selectedIds} />
        <Button
          icon={<Swords aria-hidden />}
          isDisabled={clashes.length === 0}
          onPress={() => changeRegisterView({ clashes: !view.clashes })}
        >
          {view.clashes ? 'Back to the register' : format.count(openClashes, 'clash', 'clashes')}
        </Button>
        <Button icon={<Link2 aria-hidden />} onPress={() => setLinking(true)}>
          Link to…
        </Button>
      </Toolbar>
      {view.clashes && clashes.length > 0 ? (
        <ClashList clashes={clashes} />
      ) : (
        <>
          <div className={styles.chipsLine}>
            <FilterChips
              label="Show only"
              value={chips}
              chips={registerChips
                .map((id) => ({ id, label: chipWords[id], count: counts.get(id) ?? 0 }))
                .filter(({ id, count }) => count > 0 || chips.includes(id))}
              onChange={(next) => changeRegisterView({ chips: next })}
            />
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
        <PasteDialog text={pasted.text} at={pasted.at} rows={shown} onClose={() => setPasted(null)} />
      ) : null}
      {linkDialog}
    </div>
  );
}
