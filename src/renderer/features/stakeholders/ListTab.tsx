import { useMemo, useRef, useState } from 'react';
import { findRow } from '../../../domain/model/document';
import { contactDueOf, lastLoggedDays } from '../../../domain/people/contactDue';
import { involvementById, involvementOf } from '../../../domain/people/involvement';
import { useActions } from '../../plan/actions';
import { derive, useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { select } from '../../plan/selection';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { SearchField } from '../../ui/SearchField';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { Toolbar } from '../../ui/Toolbar';
import { BulkBar } from './BulkBar';
import { type Person, type Sort, sortPeople } from './columns';
import { StakeholderGrid } from './StakeholderGrid';
import styles from './Stakeholders.module.css';

const involvementOfAll = derive(involvementById);
const lastLogged = derive(lastLoggedDays);
const withoutTeam = 'no-team';

/** Who owns, decides, contributes or must hear, as a list that is edited where it stands. */
export function ListTab(props: {
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean) => void;
}) {
  const { isAdding, onAdding: setAdding } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [text, setText] = useState('');
  const [teamId, setTeamId] = useState<string | null>(null);
  const [onlyOverdue, setOnlyOverdue] = useState(false);
  const [sort, setSort] = useState<Sort>(null);
  const searchRef = useRef<HTMLDivElement>(null);

  const people = useMemo((): readonly Person[] => {
    const involvement = involvementOfAll(document);
    const logged = lastLogged(document);
    return document.stakeholders.map((row) => ({
      row,
      teamName: findRow(document, 'team', row.teamId)?.name ?? '',
      due: contactDueOf(row, logged.get(row.id), today),
      involvement: involvementOf(involvement, row.id),
    }));
  }, [document, today]);
  const personById = useMemo(() => new Map(people.map((it) => [it.row.id as string, it])), [people]);

  // Which rows are shown, and in what order, is decided when one filters, sorts, adds or deletes; an edit moves no row.
  const membership = document.stakeholders.map((it) => it.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values of fields must not reorder what is being edited.
  const order = useMemo((): readonly string[] => {
    const words = text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
    const matching = people.filter(({ row, teamName, due }) => {
      if (onlyOverdue && !due.overdue) return false;
      if (teamId !== null && (row.teamId ?? withoutTeam) !== teamId) return false;
      const all = [row.name, row.role, teamName, row.function ?? '', row.cares, row.note].join(' ');
      const haystack = all.toLocaleLowerCase('en');
      return words.every((word) => haystack.includes(word));
    });
    const sorted = sort ? sortPeople(matching, sort.columnId, sort.direction) : matching;
    return sorted.map((it) => it.row.id);
  }, [membership, text, teamId, onlyOverdue, sort, document.program.id]);
  const shown = useMemo(() => order.flatMap((id) => personById.get(id) ?? []), [order, personById]);
  const overdueCount = people.filter((it) => it.due.overdue).length;

  const add = async (name: string): Promise<boolean> => {
    const id = newId('person');
    const row = { id, name, teamId: teamId === withoutTeam ? null : teamId };
    const done = await act({ type: 'stakeholder.create', row } as never);
    if (done) {
      setText('');
      setOnlyOverdue(false);
      select(id);
    }
    return done;
  };
  useActions({
    'row.new': () => setAdding(true),
    'edit.find': () => searchRef.current?.querySelector('input')?.focus(),
  });

  return (
    <div className={styles.screen}>
      <Toolbar label="Filter" className={styles.tools}>
        <div ref={searchRef} className={styles.search}>
          <SearchField
            label="Filter stakeholders"
            placeholder="Name, role, team, what they care about"
            value={text}
            onChange={setText}
          />
        </div>
        <Select
          label="Team"
          hideLabel
          none="All teams"
          value={teamId}
          options={[
            ...document.teams.map((team) => ({ id: team.id as string, label: team.name })),
            { id: withoutTeam, label: 'No team' },
          ]}
          onChange={setTeamId}
          className={styles.teamSelect}
        />
        <SegmentedControl
          label="Show"
          value={onlyOverdue ? 'overdue' : 'all'}
          options={[
            { id: 'all', label: 'All' },
            { id: 'overdue', label: `Overdue ${overdueCount}` },
          ]}
          onChange={(id) => setOnlyOverdue(id === 'overdue')}
        />
        {shown.length === people.length ? null : (
          <span className={styles.chosen}>
            {format.number(shown.length)} of {format.count(people.length, 'person', 'people')}
          </span>
        )}
        <BulkBar people={shown} />
      </Toolbar>
      <StakeholderGrid
        people={shown}
        sort={sort}
        onSort={setSort}
        isAdding={isAdding}
        onAdd={add}
        onAddingDone={() => setAdding(false)}
      />
      {shown.length === 0 ? (
        <EmptyState
          title="Nobody matches"
          level={3}
          actions={
            <Button
              onPress={() => {
                setText('');
                setTeamId(null);
                setOnlyOverdue(false);
              }}
            >
              Show all
            </Button>
          }
        >
          {onlyOverdue && overdueCount === 0
            ? 'Nobody is owed an update today.'
            : 'No stakeholder has all of what you filter by.'}
        </EmptyState>
      ) : null}
    </div>
  );
}
