import { useMemo, useState } from 'react';
import { missingForState } from '../../domain/agreements/moves';
import type { CommandInput } from '../../domain/commands/command';
import { execute } from '../../domain/commands/execute';
import { refusalToSentence } from '../../domain/commands/refusal';
import { nameById, teamIdOf } from '../../domain/commands/require';
import { agreementKinds, type DependencyType, dependencySchema } from '../../domain/model/dependency';
import { findRow, type ProgramDocument } from '../../domain/model/document';
import type { Day } from '../../domain/time/day';
import { capitalize } from '../../domain/words';
import { Button } from '../ui/Button';
import { Checkbox } from '../ui/Checkbox';
import { ComboBox } from '../ui/ComboBox';
import { DayField } from '../ui/DayField';
import { Dialog } from '../ui/Dialog';
import { NumberField } from '../ui/NumberField';
import { type Option, Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { useSchedule, useToday } from './derived';
import { newId } from './ids';
import styles from './LinkDialog.module.css';
import { type LagUnit, lagUnitOptions, linkTypeOptions, typedToLag } from './linkWords';
import { notify } from './notices';
import { act, useDocument } from './openProgram';
import { inspectRow } from './showRow';

/** What the fields hold until it is linked. */
type LinkDraft = {
  readonly predecessorId: string | null;
  readonly successorId: string | null;
  readonly type: DependencyType;
  readonly lag: number | null;
  readonly lagUnit: LagUnit;
  readonly drives: boolean;
  readonly givingTeamId: string | null;
  readonly needingTeamId: string | null;
  readonly deliverable: string;
  readonly kind: (typeof agreementKinds)[number];
  readonly giverId: string | null;
  readonly getterId: string | null;
  readonly neededByDay: Day | null;
  readonly criteria: string;
  readonly asked: boolean;
};

function optionsOf(document: ProgramDocument, withTeams: boolean): readonly Option[] {
  const teamName = (id: string) => findRow(document, 'team', teamIdOf(document, id))?.name ?? '';
  const words = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
  const project = (id: string | null) => findRow(document, 'project', id)?.title ?? '';
  return [
    ...document.projects.map((it) => ({
      id: it.id as string,
      label: it.title,
      description: words('Project', teamName(it.id)),
    })),
    ...document.tasks.map((it) => ({
      id: it.id as string,
      label: it.title,
      description: words('Task', project(it.projectId), teamName(it.id)),
    })),
    ...document.milestones.map((it) => ({
      id: it.id as string,
      label: it.title,
      description: words('Milestone', project(it.projectId), teamName(it.id)),
    })),
    ...(withTeams
      ? document.teams.map((it) => ({
          id: it.id as string,
          label: it.name,
          description: 'Team, its part is not planned yet',
        }))
      : []),
  ];
}

/** Links one piece of work to another; between teams it asks for the promise too. Everything by keyboard. */
export function LinkDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What the link starts from, when it is known. */
  readonly predecessorId?: string | null;
  /** What the link leads to, when it is known. */
  readonly successorId?: string | null;
}) {
  if (!props.isOpen) return null;
  return <OpenLinkDialog {...props} />;
}

function OpenLinkDialog(props: Parameters<typeof LinkDialog>[0]) {
  const { onClose } = props;
  const document = useDocument();
  const today = useToday();
  const schedule = useSchedule();
  const [id] = useState(() => newId('dep'));
  const [draft, setDraft] = useState<LinkDraft>({
    predecessorId: props.predecessorId ?? null,
    successorId: props.successorId ?? null,
    type: 'FS',
    lag: null,
    lagUnit: 'workingDays',
    drives: true,
    givingTeamId: null,
    needingTeamId: null,
    deliverable: '',
    kind: 'technical',
    giverId: null,
    getterId: null,
    neededByDay: null,
    criteria: '',
    asked: false,
  });
  const [tried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const change = (changes: Partial<LinkDraft>) => setDraft((now) => ({ ...now, ...changes }));

  const predecessors = useMemo(() => optionsOf(document, true), [document]);
  const successors = useMemo(() => optionsOf(document, false), [document]);
  const people = useMemo(
    () =>
      document.stakeholders.map((it) => ({
        id: it.id as string,
        label: it.name,
        ...(it.role === '' ? {} : { description: it.role }),
      })),
    [document.stakeholders],
  );
  const teams = document.teams.map((it) => ({ id: it.id as string, label: it.name }));

  const { predecessorId, successorId, drives } = draft;
  const knownGiving = predecessorId === null ? null : teamIdOf(document, predecessorId);
  const knownNeeding = successorId === null ? null : teamIdOf(document, successorId);
  const givingTeamId = knownGiving ?? draft.givingTeamId;
  const needingTeamId = knownNeeding ?? draft.needingTeamId;
  const fromTeam = predecessorId !== null && findRow(document, 'team', predecessorId) !== undefined;
  const needsAgreement =
    drives &&
    predecessorId !== null &&
    successorId !== null &&
    (fromTeam || (givingTeamId !== null && needingTeamId !== null && givingTeamId !== needingTeamId));

  const command = useMemo((): CommandInput | null => {
    if (predecessorId === null || successorId === null) return null;
    const state = draft.asked ? ('Asked' as const) : ('Found' as const);
    const criteria = draft.criteria
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const agreement =
      needsAgreement && givingTeamId !== null && needingTeamId !== null
        ? {
            givingTeamId,
            needingTeamId,
            giverId: draft.giverId,
            getterId: draft.getterId,
            kind: draft.kind,
            deliverable: draft.deliverable,
            neededByDay: draft.neededByDay,
            acceptanceCriteria: criteria,
            state,
            moves: [{ state, day: today }],
          }
        : null;
    const row = dependencySchema.parse({
      id,
      predecessorId,
      successorId,
      type: draft.type,
      lag: typedToLag(
        draft.lag,
        draft.lagUnit,
        (successorId && schedule.byId.get(successorId)?.dayMinutes) || 480,
      ),
      drives,
      agreement,
    });
    return { type: 'dependency.create', row };
  }, [
    id,
    draft,
    predecessorId,
    successorId,
    drives,
    needsAgreement,
    givingTeamId,
    needingTeamId,
    today,
    schedule,
  ]);

  // The rules are asked before the command is sent, so that the answer stands where one can still change it.
  const sentence = useMemo((): string | null => {
    if (command === null) return null;
    if (needsAgreement && needingTeamId === null) return 'Say which team needs it.';
    const { row } = command as Extract<CommandInput, { type: 'dependency.create' }>;
    const agreement = dependencySchema.parse(row).agreement;
    const missing = agreement ? missingForState(agreement, agreement.state) : [];
    if (missing.length > 0) {
      return refusalToSentence({ code: 'agreementIncomplete', to: 'Asked', missing });
    }
    const decided = execute(document, command);
    return decided.ok ? null : refusalToSentence(decided.error);
  }, [command, document, needsAgreement, needingTeamId]);
  const isUndecided = command === null;
  const shownSentence = isUndecided
    ? tried
      ? 'Choose what comes first and what depends on it.'
      : null
    : sentence;

  const link = async () => {
    setTried(true);
    if (command === null || sentence !== null || isSaving) return;
    setSaving(true);
    const done = await act(command);
    setSaving(false);
    if (!done) return;
    onClose();
    inspectRow(id);
    const title = (rowId: string | null) => (rowId === null ? '' : nameById(document, rowId).title);
    notify({ tone: 'done', text: `Linked ‘${title(predecessorId)}’ to ‘${title(successorId)}’.` });
  };

  return (
    <Dialog
      title="Link to…"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void link()} isDisabled={isSaving}>
            Link
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <ComboBox
          label="Predecessor"
          placeholder="What comes first"
          value={predecessorId}
          options={predecessors}
          onChange={(chosen) => change({ predecessorId: chosen })}
        />
        <ComboBox
          label="Successor"
          placeholder="What depends on it"
          value={successorId}
          options={successors}
          onChange={(chosen) => change({ successorId: chosen })}
        />
        <Select
          label="Type"
          value={draft.type}
          options={linkTypeOptions}
          onChange={(type) => change({ type: type ?? 'FS' })}
        />
        <div className={styles.pair}>
          <NumberField
            label="Lag"
            value={draft.lag}
            min={-10_000}
            max={10_000}
            placeholder="0"
            onCommit={(lag) => change({ lag })}
          />
          <Select
            label="Lag in"
            value={draft.lagUnit}
            options={lagUnitOptions}
            onChange={(lagUnit) => change({ lagUnit: lagUnit ?? 'workingDays' })}
          />
        </div>
        <Checkbox
          className={styles.wide}
          isSelected={drives}
          onChange={(selected) => change({ drives: selected })}
        >
          It moves the dates of its successor
        </Checkbox>
      </div>
      {needsAgreement ? (
        <fieldset className={styles.agreement}>
          <legend>The promise between the teams</legend>
          <div className={styles.fields}>
            <TextField
              className={styles.wide}
              label="Deliverable"
              placeholder="What exactly is handed over, in one sentence"
              value={draft.deliverable}
              onDraft={(deliverable) => change({ deliverable })}
              onCommit={(deliverable) => change({ deliverable })}
            />
            <Select
              label="Team that gives"
              value={givingTeamId}
              options={teams}
              isDisabled={knownGiving !== null}
              onChange={(teamId) => change({ givingTeamId: teamId })}
            />
            <Select
              label="Team that needs it"
              value={needingTeamId}
              options={teams}
              isDisabled={knownNeeding !== null}
              onChange={(teamId) => change({ needingTeamId: teamId })}
            />
            <ComboBox
              label="Who gives it"
              placeholder="Nobody named"
              value={draft.giverId}
              options={people}
              onChange={(giverId) => change({ giverId })}
            />
            <ComboBox
              label="Who needs it"
              placeholder="Nobody named"
              value={draft.getterId}
              options={people}
              onChange={(getterId) => change({ getterId })}
            />
            <DayField
              label="Needed by"
              value={draft.neededByDay}
              onCommit={(neededByDay) => change({ neededByDay })}
              edge="finish"
            />
            <Select
              label="Kind"
              value={draft.kind}
              options={agreementKinds.map((kind) => ({
                id: kind,
                label: capitalize(kind),
              }))}
              onChange={(kind) => change({ kind: kind ?? 'technical' })}
            />
            <TextField
              className={styles.wide}
              label="Acceptance criteria, one a line"
              multiline
              value={draft.criteria}
              onDraft={(criteria) => change({ criteria })}
              onCommit={(criteria) => change({ criteria })}
            />
            <Checkbox
              className={styles.wide}
              isSelected={draft.asked}
              onChange={(asked) => change({ asked })}
            >
              The giver has been asked
            </Checkbox>
          </div>
        </fieldset>
      ) : null}
      <p className={styles.refusal} role="alert">
        {shownSentence}
      </p>
    </Dialog>
  );
}
