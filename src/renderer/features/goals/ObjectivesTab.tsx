import { ChevronRight, Link2, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { goalTree } from '../../../domain/goals/goalTree';
import { keyResultStanding, measure } from '../../../domain/goals/keyResult';
import { findRow } from '../../../domain/model/document';
import type { Goal, KeyResult } from '../../../domain/model/goal';
import type { Project } from '../../../domain/model/work';
import { finishDay } from '../../../domain/schedule/days';
import { useHealthSoon, useSchedule, useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { inspectRow, inspectRows, showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ComboBox } from '../../ui/ComboBox';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { NumberField } from '../../ui/NumberField';
import styles from './Goals.module.css';
import { KeyResultChart } from './KeyResultChart';

/** So many feeding projects of one goal, and orphans, are listed; the rest is counted. */
const shownProjects = 6;
const shownOrphans = 8;

const stateWords = {
  reached: ['Reached', 'done'],
  onWay: ['On its way', 'green'],
  missing: ['Forecast to miss', 'amber'],
  unknown: ['Not enough measured', 'neutral'],
} as const;

/** Every goal with its key results and what feeds it; beside it what is tied to nothing. */
export function ObjectivesTab() {
  const document = useDocument();
  const selectedIds = useSelection((state) => state.ids);
  const tree = useMemo(() => goalTree(document), [document]);
  const list = useRef<HTMLUListElement>(null);
  const latestId = selectedIds.at(-1);
  useEffect(() => {
    if (latestId === undefined) return;
    list.current
      ?.querySelector(`[data-goal="${CSS.escape(latestId)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [latestId]);
  return (
    <div className={styles.tab}>
      <ul ref={list} className={styles.goals}>
        {tree.goals.map(({ goal, depth, projects }) => (
          <li
            key={goal.id}
            data-goal={goal.id}
            className={classNames(styles.goal, selectedIds.includes(goal.id) && styles.chosen)}
            style={{ marginLeft: Math.min(depth, 4) * 24 }}
          >
            <GoalCard goal={goal} projects={projects} />
          </li>
        ))}
      </ul>
      <aside className={styles.aside} aria-label="Tied to nothing">
        <Orphans projects={tree.orphanProjects} goals={tree.orphanGoals} />
      </aside>
    </div>
  );
}

function GoalCard({ goal, projects }: { readonly goal: Goal; readonly projects: readonly Project[] }) {
  const document = useDocument();
  const schedule = useSchedule();
  const health = useHealthSoon();
  const format = useFormat();
  const owner = findRow(document, 'stakeholder', goal.ownerId)?.name;
  const addResult = () =>
    act({
      type: 'goal.change',
      id: goal.id,
      changes: {
        keyResults: [
          ...goal.keyResults,
          {
            id: newId('keyResult') as KeyResult['id'],
            title: 'New key result',
            unit: '',
            baseline: null,
            target: null,
            current: null,
            confidencePercent: null,
            history: [],
          },
        ],
      },
    });
  const feeding = projects.map((project) => {
    const row = schedule.byId.get(project.id);
    const day = row ? finishDay(row) : null;
    return { project, day, isLate: day !== null && goal.dueDay !== null && day > goal.dueDay && !row?.done };
  });
  feeding.sort((a, b) => Number(b.isLate) - Number(a.isLate));
  return (
    <>
      <div className={styles.goalHead}>
        <AriaButton className={styles.goalTitle ?? ''} onPress={() => inspectRow(goal.id)}>
          {goal.title}
        </AriaButton>
        <Chip>{goal.level === 'company' ? 'Company' : 'Program'}</Chip>
      </div>
      <p className={styles.note}>
        {[owner ?? 'Nobody owns it', goal.dueDay ? `due ${format.day(goal.dueDay)}` : 'no due day'].join(
          ' · ',
        )}
      </p>
      {goal.keyResults.length === 0 ? (
        <p className={styles.note}>A goal without a number is a wish: add how it is measured.</p>
      ) : (
        <ul className={styles.results}>
          {goal.keyResults.map((result) => (
            <li key={result.id} className={styles.result}>
              <ResultCard goal={goal} result={result} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => void addResult()}>
          Add a key result
        </Button>
      </div>
      <h3 className={styles.subheading}>Fed by {format.count(projects.length, 'project')}</h3>
      {projects.length === 0 ? (
        <p className={styles.note}>No project says that it serves this goal.</p>
      ) : (
        <ul className={styles.feeds}>
          {feeding.slice(0, shownProjects).map(({ project, day, isLate }) => (
            <li key={project.id}>
              <AriaButton className={styles.feed ?? ''} onPress={() => showRow(project.id)}>
                <HealthMark health={health.byId.get(project.id)?.shown ?? 'notStarted'} size={11} label />
                <span className={styles.cut}>{project.title}</span>
                <span className={classNames(styles.feedDay, isLate && styles.late)}>
                  {day === null ? 'no date' : `${format.dayShort(day)}${isLate ? ', after it is due' : ''}`}
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      {projects.length > shownProjects ? (
        <Button size="small" variant="quiet" onPress={() => inspectRows(projects)}>
          {`Select all ${format.number(projects.length)}`}
        </Button>
      ) : null}
    </>
  );
}

function ResultCard({ goal, result }: { readonly goal: Goal; readonly result: KeyResult }) {
  const today = useToday();
  const format = useFormat();
  const { share, forecast, state } = keyResultStanding(result, goal.dueDay);
  const [words, tone] = stateWords[state];
  const precise = (value: number) => String(Math.round(value * 100) / 100);
  const unit = result.unit ? ` ${result.unit}` : '';
  const save = (value: number | null) =>
    act({
      type: 'goal.change',
      id: goal.id,
      changes: {
        keyResults: goal.keyResults.map((it) =>
          it.id !== result.id ? it : value === null ? { ...it, current: null } : measure(it, today, value),
        ),
      },
    });
  return (
    <>
      <div className={styles.resultHead}>
        <span className={styles.resultTitle}>{result.title}</span>
        <Chip tone={tone}>{words}</Chip>
      </div>
      <div className={styles.resultBody}>
        <KeyResultChart result={result} dueDay={goal.dueDay} today={today} />
        <div className={styles.resultNumbers}>
          <NumberField
            label="Now"
            value={result.current}
            unit={result.unit || undefined}
            onCommit={save}
            className={styles.now}
          />
          <span className={styles.note}>
            {result.baseline === null ? '' : `from ${precise(result.baseline)} `}
            {result.target === null ? 'no target' : `to ${precise(result.target)}${unit}`}
            {share === null ? '' : `, ${format.number(Math.round(share * 100))} % of the way`}
          </span>
          {forecast === null ? null : (
            <span className={classNames(styles.note, state === 'missing' && styles.late)}>
              {state === 'missing'
                ? `at this pace ${precise(forecast)}${unit} on the due day`
                : 'at this pace it is reached in time'}
            </span>
          )}
        </div>
      </div>
    </>
  );
}

function Orphans(props: { readonly projects: readonly Project[]; readonly goals: readonly Goal[] }) {
  const { projects, goals } = props;
  const document = useDocument();
  const format = useFormat();
  const options = document.goals.map((goal) => ({ id: goal.id as string, label: goal.title }));
  const tie = (project: Project, goalId: string) =>
    act({ type: 'project.change', id: project.id, changes: { goalIds: [goalId as Goal['id']] } });
  return (
    <>
      <section className={styles.box} aria-label="Projects that serve no goal">
        <h2 className={styles.heading}>Projects that serve no goal · {format.number(projects.length)}</h2>
        {projects.length === 0 ? (
          <p className={styles.note}>None: every project says what it is for.</p>
        ) : (
          <ul className={styles.orphans}>
            {projects.slice(0, shownOrphans).map((project) => (
              <li key={project.id} className={styles.orphan}>
                <AriaButton className={styles.feed ?? ''} onPress={() => inspectRow(project.id)}>
                  <span className={styles.cut}>{project.title}</span>
                </AriaButton>
                <ComboBox
                  label={`Goal of ${project.title}`}
                  hideLabel
                  value={null}
                  options={options}
                  placeholder="Serves…"
                  onChange={(id) => (id === null ? undefined : tie(project, id))}
                />
              </li>
            ))}
          </ul>
        )}
        {projects.length > shownOrphans ? (
          <Button size="small" icon={<Link2 aria-hidden />} onPress={() => inspectRows(projects)}>
            {`Select all ${format.number(projects.length)}`}
          </Button>
        ) : null}
      </section>
      <section className={styles.box} aria-label="Goals that nothing feeds">
        <h2 className={styles.heading}>Goals that nothing feeds · {format.number(goals.length)}</h2>
        {goals.length === 0 ? (
          <p className={styles.note}>None: every goal has a project, or one below it has.</p>
        ) : (
          <ul className={styles.orphans}>
            {goals.map((goal) => (
              <li key={goal.id}>
                <AriaButton className={styles.feed ?? ''} onPress={() => inspectRow(goal.id)}>
                  <span className={styles.cut}>{goal.title}</span>
                  <ChevronRight aria-hidden />
                </AriaButton>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
