import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SingleCommand } from '../../../domain/commands/command';
import type { ProgramDocument } from '../../../domain/model/document';
import { findRow } from '../../../domain/model/document';
import { type RaciRole, raciRoles } from '../../../domain/model/people';
import { type RaciLoad, type RaciSubject, raciLoads, raciSubjects } from '../../../domain/people/raci';
import { capitalize } from '../../../domain/words';
import { useSchedule } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { inspectRow } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ComboBox } from '../../ui/ComboBox';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { type CellEditor, type GridSort, sortByKey } from '../../ui/gridCells';
import type { GridColumn } from '../../ui/gridColumn';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Toolbar } from '../../ui/Toolbar';
import styles from './Raci.module.css';

const roleEditor: CellEditor = {
  type: 'choice',
  byLetter: true,
  options: raciRoles.map((role) => ({ id: role, label: capitalize(role) })),
};
const kindWords: Readonly<Record<RaciSubject['kind'], string>> = {
  gate: 'Gate',
  decision: 'Decision',
  milestone: 'Milestone',
  project: 'Project',
  task: 'Task',
};
/** More columns are not read; who else has a part is counted and can be added. */
const shownPeople = 24;
/** So many of those who have too much stand in one line. */
const shownOverloaded = 3;

type Show = 'open' | 'faulty' | 'all';
const idOf = (subject: RaciSubject): string => subject.id;
const nameOf = (subject: RaciSubject): string => subject.title;

/** The commands that make somebody's role in something what it is to be; a file may hold it twice. */
function setRole(
  document: ProgramDocument,
  subjectId: string,
  stakeholderId: string,
  role: RaciRole | null,
): readonly SingleCommand[] {
  const [first, ...rest] = document.responsibilities.filter(
    (it) => it.subjectId === subjectId && it.stakeholderId === stakeholderId,
  );
  const gone = (role === null ? [first, ...rest] : rest).flatMap((it): SingleCommand[] =>
    it ? [{ type: 'responsibility.delete', id: it.id }] : [],
  );
  if (role === null) return gone;
  if (first) return [{ type: 'responsibility.change', id: first.id, changes: { raci: role } }, ...gone];
  const row = { id: newId('responsibility'), subjectId, stakeholderId, raci: role };
  return [{ type: 'responsibility.create', row } as SingleCommand];
}

/** Deliverables, gates and decisions by people: who is responsible, accountable, consulted, informed, and what is wrong. */
export function RaciTab() {
  const document = useDocument();
  const schedule = useSchedule();
  const format = useFormat();
  const [show, setShow] = useState<Show>('open');
  const [sort, setSort] = useState<GridSort>(null);
  const [addedIds, setAddedIds] = useState<readonly string[]>([]);

  const subjects = useMemo(() => {
    const done = new Set<string>();
    for (const row of schedule.byId.values()) if (row.done) done.add(row.id);
    return raciSubjects(document, done);
  }, [document, schedule]);
  const loads = useMemo(() => raciLoads(subjects), [subjects]);
  const faulty = subjects.filter((subject) => !subject.closed && subject.faults.length > 0);
  const overloaded = loads.filter((load) => load.overloaded);
  const withRole = new Set(loads.map((load) => load.stakeholderId));
  const everybody = [
    ...addedIds,
    ...loads.map((load) => load.stakeholderId).filter((id) => !addedIds.includes(id)),
  ];
  const peopleIds = everybody.slice(0, Math.max(shownPeople, addedIds.length)).join(' ');

  const columns = useMemo((): readonly GridColumn<RaciSubject>[] => {
    const computed = { editorOf: () => null };
    return [
      { ...computed, id: 'title', label: 'What', width: 280, textOf: nameOf },
      { ...computed, id: 'kind', label: 'Kind', width: 88, textOf: (it) => kindWords[it.kind] },
      {
        ...computed,
        id: 'check',
        label: 'Check',
        width: 150,
        textOf: (it) => (it.closed ? '' : it.faults.join(', ')),
        content: (it) =>
          it.closed || it.faults.length === 0 ? (
            ''
          ) : (
            <span className={styles.fault}>{it.faults.join(', ')}</span>
          ),
      },
      ...peopleIds
        .split(' ')
        .filter(Boolean)
        .map((id): GridColumn<RaciSubject> => {
          const name = findRow(document, 'stakeholder', id)?.name ?? id;
          return {
            id,
            label: name,
            width: 116,
            align: 'center',
            editorOf: () => roleEditor,
            textOf: (it) => it.roleById.get(id) ?? '',
            content: (it) => {
              const role = it.roleById.get(id);
              if (!role) return '';
              return (
                <span className={styles[role]} role="img" aria-label={role}>
                  {role[0]?.toUpperCase()}
                </span>
              );
            },
          };
        }),
    ];
  }, [document, peopleIds]);

  // A role that is set must not make its row jump away while one still works on it.
  const membership = subjects.map(idOf).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: roles must not reorder what is being edited.
  const order = useMemo((): readonly string[] => {
    const matching = subjects.filter((it) =>
      show === 'all' ? true : show === 'open' ? !it.closed : !it.closed && it.faults.length > 0,
    );
    const column = columns.find((it) => it.id === sort?.columnId);
    return (
      sort && column ? sortByKey(matching, (it) => column.textOf(it) || null, sort.direction) : matching
    ).map(idOf);
  }, [membership, show, sort]);
  const subjectById = new Map(subjects.map((subject) => [subject.id, subject]));
  const shown = order.flatMap((id) => subjectById.get(id) ?? []);

  const commit = async (subject: RaciSubject, stakeholderId: string, text: string): Promise<boolean> => {
    const role = raciRoles.find((it) => it === text) ?? null;
    const commands = setRole(document, subject.id, stakeholderId, role);
    const [only] = commands;
    if (!only) return true;
    const name = findRow(document, 'stakeholder', stakeholderId)?.name ?? stakeholderId;
    const label = `Set the role of ${name} in '${subject.title.slice(0, 40)}'`;
    const done = await act(commands.length === 1 ? only : { type: 'batch', label, commands });
    if (done) announce(role === null ? `${name} has no role` : `${name} is ${role}`);
    return done;
  };

  if (subjects.length === 0) {
    return (
      <EmptyState title="Nothing to be responsible for yet" level={3} learn={<TopicLink topicId="raci" />}>
        Gates, decisions, milestones of the program and projects stand here as soon as there are some.
      </EmptyState>
    );
  }
  const others = document.stakeholders.filter((it) => !addedIds.includes(it.id) && !withRole.has(it.id));
  return (
    <div className={styles.tab}>
      <Toolbar label="Filter" className={styles.tools}>
        <SegmentedControl
          label="Show"
          value={show}
          options={[
            { id: 'open', label: 'Open' },
            { id: 'faulty', label: `To mend ${faulty.length}` },
            { id: 'all', label: 'All' },
          ]}
          onChange={setShow}
        />
        <ComboBox
          key={addedIds.length}
          label="Add a column for"
          hideLabel
          value={null}
          options={others.map((it) => ({ id: it.id as string, label: it.name, description: it.role }))}
          placeholder="Add a person…"
          onChange={(id) => (id === null ? undefined : setAddedIds([id, ...addedIds]))}
          className={styles.addPerson}
        />
        <span className={styles.note}>
          R, A, C or I sets a role, Backspace takes it away.
          {everybody.length > shownPeople
            ? ` ${format.count(everybody.length - shownPeople, 'more person has', 'more people have')} a role.`
            : ''}
        </span>
      </Toolbar>
      <Overloaded loads={overloaded} />
      <ProgramGrid
        label="RACI"
        noun="row"
        rows={shown}
        idOf={idOf}
        nameOf={nameOf}
        columns={columns}
        sort={sort}
        onSort={setSort}
        onCommit={commit}
      />
      {shown.length === 0 ? (
        <EmptyState title="Nothing to mend" level={3}>
          Every line with a role has exactly one accountable and somebody responsible.
        </EmptyState>
      ) : null}
    </div>
  );
}

/** Who has too much, in one line: the first of them, and the others when they are asked for. */
function Overloaded({ loads }: { readonly loads: readonly RaciLoad[] }) {
  const document = useDocument();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  if (loads.length === 0) return null;
  const rest = loads.length - shownOverloaded;
  return (
    <section className={classNames(styles.loads, isWhole && styles.whole)} aria-label="Overloaded">
      <TriangleAlert aria-hidden />
      <span>Too much on one person:</span>
      {(isWhole ? loads : loads.slice(0, shownOverloaded)).map((load) => (
        <AriaButton
          key={load.stakeholderId}
          className={styles.load ?? ''}
          onPress={() => inspectRow(load.stakeholderId)}
        >
          <span className={styles.loadName}>
            {findRow(document, 'stakeholder', load.stakeholderId)?.name}
          </span>
          <Chip tone="amber">
            {load.accountable} A · {load.responsible} R
          </Chip>
        </AriaButton>
      ))}
      {rest > 0 ? (
        <Button size="small" variant="quiet" isExpanded={isWhole} onPress={() => setWhole(!isWhole)}>
          {isWhole ? 'Fewer' : `${format.number(rest)} more`}
        </Button>
      ) : null}
    </section>
  );
}
