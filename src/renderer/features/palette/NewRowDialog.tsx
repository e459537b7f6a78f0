import { type FormEvent, useState } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import { findAnyRow } from '../../../domain/model/document';
import type { Day } from '../../../domain/time/day';
import { dayToMoment } from '../../../domain/time/moment';
import { useActions } from '../../plan/actions';
import { useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument, useOpenProgram } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { useSelection } from '../../plan/selection';
import { showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { DayField } from '../../ui/DayField';
import { Dialog } from '../../ui/Dialog';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { TextField } from '../../ui/TextField';
import styles from './NewRowDialog.module.css';

const newKinds = ['project', 'task', 'milestone', 'stakeholder', 'team', 'risk'] as const;
type NewKind = (typeof newKinds)[number];

const kindOptions = [
  { id: 'project', label: 'Project' },
  { id: 'task', label: 'Task' },
  { id: 'milestone', label: 'Milestone' },
  { id: 'stakeholder', label: 'Stakeholder' },
  { id: 'team', label: 'Team' },
  { id: 'risk', label: 'Risk' },
] as const;

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
    case 'risk':
      return {
        type: 'risk.create',
        row: { id, title, raisedDay: today, projectIds: projectId === null ? [] : [projectId] },
      } as SingleCommand;
  }
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
  const [wrong, setWrong] = useState<string | undefined>();
  const hasTeam = draft.kind === 'project' || draft.kind === 'stakeholder';
  const hasProject = draft.kind === 'task' || draft.kind === 'milestone' || draft.kind === 'risk';
  const hasDays = draft.kind === 'project' || draft.kind === 'task';
  const change = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.title.trim() === '') {
      setWrong('Give it a name.');
      return;
    }
    if (draft.kind === 'task' && draft.projectId === null) {
      setWrong('A task belongs to a project: choose one.');
      return;
    }
    const id = newId(draft.kind);
    if (!(await act(draftToCommand(draft, id, today)))) return;
    onClose();
    showRow(id);
  };

  return (
    <Dialog title="New item" isOpen onClose={onClose} size="small">
      <form className={styles.form} onSubmit={create}>
        <SegmentedControl
          label="Kind"
          value={draft.kind}
          options={kindOptions}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={draft.kind === 'stakeholder' || draft.kind === 'team' ? 'Name' : 'Title'}
          value={draft.title}
          autoFocus
          error={wrong}
          onDraft={(title) => {
            setWrong(undefined);
            change({ title });
          }}
          onCommit={(title) => change({ title })}
        />
        {hasTeam ? (
          <ComboBox
            label="Team"
            value={draft.teamId}
            options={document.teams.map((team) => ({ id: team.id as string, label: team.name }))}
            onChange={(teamId) => change({ teamId })}
          />
        ) : null}
        {hasProject ? (
          <ComboBox
            label={draft.kind === 'milestone' ? 'Project (empty: the program’s)' : 'Project'}
            value={draft.projectId}
            options={document.projects.map((project) => ({ id: project.id as string, label: project.title }))}
            onChange={(projectId) => change({ projectId })}
          />
        ) : null}
        {hasDays ? (
          <div className={styles.pair}>
            <DayField label="Start" value={draft.startDay} onCommit={(startDay) => change({ startDay })} />
            <DayField
              label="Finish"
              value={draft.finishDay}
              edge="finish"
              onCommit={(finishDay) => change({ finishDay })}
            />
          </div>
        ) : null}
        {draft.kind === 'milestone' ? (
          <DayField
            label="Date"
            value={draft.finishDay}
            edge="finish"
            onCommit={(finishDay) => change({ finishDay, startDay: finishDay })}
          />
        ) : null}
        <div className={styles.buttons}>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
