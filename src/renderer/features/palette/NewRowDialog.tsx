import { type FormEvent, useMemo, useRef, useState } from 'react';
import { parseCommand, type SingleCommand } from '../../../domain/commands/command';
import { execute } from '../../../domain/commands/execute';
import { refusalToSentence } from '../../../domain/commands/refusal';
import { findAnyRow, type ProgramDocument } from '../../../domain/model/document';
import type { Day } from '../../../domain/time/day';
import { dayToMoment } from '../../../domain/time/moment';
import { useActions } from '../../plan/actions';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { announce } from '../../plan/notices';
import { act, useDocument, useOpenProgram } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { useSelection } from '../../plan/selection';
import { showNewRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { TextField } from '../../ui/TextField';
import styles from './NewRowDialog.module.css';

const kindOptions = [
  { id: 'project', label: 'Project' },
  { id: 'task', label: 'Task' },
  { id: 'milestone', label: 'Milestone' },
  { id: 'team', label: 'Team' },
  { id: 'stakeholder', label: 'Stakeholder' },
  { id: 'goal', label: 'Goal' },
  { id: 'risk', label: 'Risk' },
  { id: 'assumption', label: 'Assumption' },
  { id: 'issue', label: 'Issue' },
  { id: 'decision', label: 'Decision' },
  { id: 'action', label: 'Action' },
  { id: 'gate', label: 'Gate' },
  { id: 'marker', label: 'Marker' },
] as const;
type NewKind = (typeof kindOptions)[number]['id'];

/** The kinds that belong to a project, or may be about one. */
const projectKinds: readonly NewKind[] = [
  'task',
  'milestone',
  'risk',
  'assumption',
  'issue',
  'decision',
  'gate',
];
/** What the one day of a kind is called; kinds without one are not in it. */
const dayLabels: Partial<Record<NewKind, string>> = {
  milestone: 'Date',
  assumption: 'Validate by',
  decision: 'Due',
  action: 'Due',
  gate: 'Day',
  marker: 'Day',
};

type Draft = {
  readonly kind: NewKind;
  readonly title: string;
  readonly teamId: string | null;
  readonly projectId: string | null;
  readonly startDay: Day | null;
  readonly finishDay: Day | null;
};

function draftToCommand(draft: Draft, id: string, today: Day): SingleCommand {
  const { kind, title, teamId, projectId, startDay, finishDay } = draft;
  const start = startDay ?? finishDay;
  const finish = finishDay ?? startDay;
  const plan =
    start === null || finish === null
      ? {}
      : { placement: 'manual', startAt: dayToMoment(start), finishAt: dayToMoment(finish) };
  const dated = { plan };
  const projectIds = projectId === null ? [] : [projectId];
  switch (kind) {
    case 'project':
      return { type: 'project.create', row: { id, title, teamId, ...dated } } as SingleCommand;
    case 'task':
      return { type: 'task.create', row: { id, title, projectId, ...dated } } as SingleCommand;
    case 'milestone':
      return { type: 'milestone.create', row: { id, title, projectId, ...dated } } as SingleCommand;
    case 'stakeholder':
      return { type: 'stakeholder.create', row: { id, name: title, teamId } } as SingleCommand;
    case 'team':
      return { type: 'team.create', row: { id, name: title } } as SingleCommand;
    case 'goal':
      return { type: 'goal.create', row: { id, title } } as SingleCommand;
    case 'risk':
    case 'issue':
      return { type: `${kind}.create`, row: { id, title, raisedDay: today, projectIds } } as SingleCommand;
    case 'assumption':
      return {
        type: 'assumption.create',
        row: { id, title, validateByDay: finishDay, projectIds },
      } as SingleCommand;
    case 'decision':
      return { type: 'decision.create', row: { id, title, dueDay: finishDay, projectIds } } as SingleCommand;
    case 'action':
      return { type: 'action.create', row: { id, title, dueDay: finishDay } } as SingleCommand;
    case 'gate':
      return { type: 'gate.create', row: { id, title, day: finishDay, projectId } } as SingleCommand;
    case 'marker':
      return { type: 'marker.create', row: { id, title, startDay: finishDay } } as SingleCommand;
  }
}

/** Why the draft cannot be added as it stands: what is missing, or what the rules say to it. */
function faultOf(document: ProgramDocument, draft: Draft, command: SingleCommand): string | null {
  if (draft.title.trim() === '') return 'Give it a name.';
  if (draft.kind === 'task' && draft.projectId === null) {
    return document.projects.length === 0
      ? 'A task belongs to a project: add a project first.'
      : 'A task belongs to a project: choose one.';
  }
  if (draft.kind === 'marker' && draft.finishDay === null) return 'A marker stands on a day: choose one.';
  const parsed = parseCommand(command);
  const decided = parsed.ok ? execute(document, parsed.value) : parsed;
  return decided.ok ? null : refusalToSentence(decided.error);
}

/** Mod+N: makes a row of any kind that is planned with, and shows it. */
export function NewRowDialog() {
  const [draft, setDraft] = useState<Draft | null>(null);
  useActions({
    'row.new': () => {
      const { document } = useOpenProgram.getState();
      const selected = document && findAnyRow(document, useSelection.getState().ids.at(-1) ?? '');
      const row = selected?.row as { teamId?: string | null; projectId?: string | null } | undefined;
      setDraft({
        kind: useScreen.getState().screen === 'Stakeholders' ? 'stakeholder' : 'project',
        title: '',
        teamId: selected?.kind === 'team' ? selected.row.id : (row?.teamId ?? null),
        projectId: selected?.kind === 'project' ? selected.row.id : (row?.projectId ?? null),
        startDay: null,
        finishDay: null,
      });
    },
  });
  return draft === null ? null : (
    <NewRowForm draft={draft} onChange={setDraft} onClose={() => setDraft(null)} />
  );
}

function NewRowForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onClose: () => void;
}) {
  const { draft, onChange, onClose } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  /** How many were added before without leaving: each begins with empty boxes. */
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every round makes another row.
  const id = useMemo(() => newId(draft.kind), [draft.kind, round]);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const hasTeam = draft.kind === 'project' || draft.kind === 'stakeholder';
  const hasProject = projectKinds.includes(draft.kind);
  const dayLabel = dayLabels[draft.kind];
  const hasDays = draft.kind === 'project' || draft.kind === 'task';
  const word = draft.kind === 'stakeholder' || draft.kind === 'team' ? 'Name' : 'Title';
  const change = (changes: Partial<Draft>) => {
    setTried(false);
    onChange({ ...draft, ...changes });
  };
  const command = draftToCommand(draft, id, today);
  const fault = faultOf(document, draft, command);

  const focusOn = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  const add = async (goesOn: boolean) => {
    // A date that could not be read is not left out in silence.
    if (form.current?.querySelector('[aria-invalid="true"]')) {
      focusOn('[aria-invalid="true"]');
      return;
    }
    setTried(true);
    if (fault !== null) {
      if (draft.title.trim() === '') focusOn('input[type="text"]');
      return;
    }
    if (!(await act(command))) return;
    announce(`Added ${draft.kind} ‘${draft.title.trim()}’`);
    if (goesOn) {
      setTried(false);
      setRound(round + 1);
      onChange({ ...draft, title: '', startDay: null, finishDay: null });
      return;
    }
    onClose();
    showNewRow(id);
  };
  const createTeam = async (name: string) => {
    const teamId = newId('team');
    const row = { id: teamId, name };
    if (await act({ type: 'team.create', row } as SingleCommand)) change({ teamId });
  };

  return (
    <Dialog title="New item" isOpen onClose={onClose} size="medium">
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void add(false);
        }}
      >
        <SegmentedControl
          label="Kind"
          value={draft.kind}
          options={kindOptions}
          onChange={(kind) => change({ kind })}
          className={styles.kinds}
        />
        <TextField
          key={round}
          label={word}
          value={draft.title}
          autoFocus
          onDraft={(title) => change({ title })}
          onCommit={() => undefined}
        />
        {hasTeam ? (
          <ComboBox
            label="Team"
            value={draft.teamId}
            options={document.teams.map((team) => ({ id: team.id as string, label: team.name }))}
            placeholder="None yet; type a name to add one"
            onChange={(teamId) => change({ teamId })}
            onCreate={createTeam}
          />
        ) : null}
        {hasProject ? (
          <ComboBox
            label="Project"
            value={draft.projectId}
            options={document.projects.map((project) => ({ id: project.id as string, label: project.title }))}
            placeholder={draft.kind === 'task' ? 'Which project it is a part of' : 'The whole program'}
            onChange={(projectId) => change({ projectId })}
          />
        ) : null}
        {hasDays ? (
          <div className={styles.pair}>
            <DayField
              key={`start ${round}`}
              label="Start"
              value={draft.startDay}
              onCommit={(startDay) => change({ startDay })}
            />
            <DayField
              key={`finish ${round}`}
              label="Finish"
              value={draft.finishDay}
              edge="finish"
              onCommit={(finishDay) => change({ finishDay })}
            />
          </div>
        ) : null}
        {dayLabel ? (
          <DayField
            key={`date ${draft.kind} ${round}`}
            label={dayLabel}
            value={draft.finishDay}
            edge="finish"
            onCommit={(finishDay) => change({ finishDay, startDay: finishDay })}
          />
        ) : null}
        <p className={styles.fault} role="alert">
          {tried && fault !== null ? format.prose(fault) : null}
        </p>
        <div className={styles.buttons}>
          <Button onPress={() => void add(true)}>Add and begin another</Button>
          <span className={styles.space} />
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
