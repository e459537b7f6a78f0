import { ChevronRight, Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { standingReasonToSentence } from '../../../domain/agreements/standing';
import { findRow } from '../../../domain/model/document';
import { communicationDebts } from '../../../domain/people/communicationPlan';
import { raidLog } from '../../../domain/raid/raidLog';
import { datesToSentences } from '../../../domain/schedule/explainDates';
import { runAction } from '../../plan/actions';
import { useHealth, useSchedule, useStandings, useToday } from '../../plan/derived';
import { draftStatus } from '../../plan/draftStatus';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { goTo, useScreen } from '../../plan/screens';
import { select, selectAll } from '../../plan/selection';
import { inspectRow, nameNewRow, showRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import { setPane } from '../../ui/panes';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { TextField } from '../../ui/TextField';
import { CapacityTab } from './CapacityTab';
import { Card } from './Card';
import { CheckUpCard } from './CheckUpCard';
import { GoalList } from './GoalList';
import { HealthCard } from './HealthCard';
import styles from './OverviewScreen.module.css';
import { computeOverview } from './overviewFacts';
import { type OverviewTab, overviewTabs, useOverviewTab } from './overviewTab';
import { PhaseStrip } from './PhaseStrip';
import { PhasesTab } from './PhasesTab';
import { ProjectsBar } from './ProjectsBar';
import { StatusTab } from './StatusTab';

/** So many lines of each list; the rest is counted and one step away. */
const shownMilestones = 7;
const shownPromises = 7;
const shownRisks = 5;

/** "Overview": the program on one screen, its phases and gates. */
export function OverviewScreen() {
  const document = useDocument();
  const format = useFormat();
  const tab = useOverviewTab((state) => state.tab);
  const detail = useScreen((state) => state.detail);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is shown once, not after each change.
  useEffect(() => {
    const asked = Object.entries(overviewTabs).find(([, name]) => name === detail)?.[0];
    if (asked) useOverviewTab.setState({ tab: asked as OverviewTab });
    else if (detail === 'health') useOverviewTab.setState({ tab: 'now' });
    else if (document.gates.some(({ id }) => id === detail)) useOverviewTab.setState({ tab: 'phases' });
    else if (document.statusUpdates.some(({ id }) => id === detail))
      useOverviewTab.setState({ tab: 'status' });
  }, [detail]);
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="Overview"
        note={[
          format.count(document.projects.length, 'project'),
          format.count(document.teams.length, 'team'),
          `${document.program.phase} phase`,
        ].join(' · ')}
      />
      <Tabs
        label="Views of the program"
        value={tab}
        onChange={(id) => useOverviewTab.setState({ tab: id })}
        views={[
          { id: 'now', label: overviewTabs.now, content: <NowTab /> },
          { id: 'status', label: overviewTabs.status, content: <StatusTab /> },
          { id: 'phases', label: overviewTabs.phases, content: <PhasesTab /> },
          { id: 'capacity', label: overviewTabs.capacity, content: <CapacityTab /> },
        ]}
      />
    </div>
  );
}

/** What the program is for, how it stands and why, what comes next, what is missing. */
function NowTab() {
  const document = useDocument();
  const { program } = document;
  const schedule = useSchedule();
  const health = useHealth();
  const standings = useStandings();
  const today = useToday();
  const format = useFormat();
  const facts = useMemo(
    () => computeOverview(document, schedule, health, standings, today),
    [document, schedule, health, standings, today],
  );
  const debts = useMemo(() => communicationDebts(document, today), [document, today]);
  const log = useMemo(() => raidLog(document, today), [document, today]);
  const overdueDebts = debts.filter((it) => it.overdueDays > 0 || it.sinceDay === null).length;
  const overdueEntries = log.filter((it) => it.overdue).length;
  const open = (rows: readonly { readonly id: string }[]) => {
    selectAll(rows.map((row) => row.id));
    setPane('inspector.open', 1);
  };
  const isEmpty = document.projects.length + document.milestones.length === 0;
  return (
    <div className={styles.body}>
      <div className={styles.lead}>
        <TextField
          label="Purpose"
          hideLabel
          quiet
          wraps
          value={program.purpose}
          placeholder="What is this program for? Say it in one sentence."
          className={styles.purposeField}
          inputClassName={styles.purpose}
          onCommit={(purpose) => act({ type: 'program.change', changes: { purpose } })}
        />
        <PhaseStrip />
      </div>

      <section className={styles.figures} aria-label="Key figures">
        <Figure
          onOpen={() => (program.targetMilestoneId ? showRow(program.targetMilestoneId) : goTo('Roadmap'))}
          label={facts.finishTitle ?? 'Finish'}
          value={facts.finishDay ? format.day(facts.finishDay) : 'No dates yet'}
          tone={facts.lateDays !== null && facts.lateDays > 0 ? 'late' : null}
          more={
            facts.lateDays === null
              ? program.targetDay
                ? ''
                : 'No target set'
              : facts.lateDays === 0
                ? 'on the target'
                : `${format.days(Math.abs(facts.lateDays))} ${facts.lateDays > 0 ? 'after' : 'before'} the target`
          }
        />
        <Figure
          onOpen={() => {
            select(null);
            setPane('inspector.open', 1);
          }}
          label="Target"
          value={program.targetDay ? format.day(program.targetDay) : 'None'}
          more={program.targetDay ? format.relative(program.targetDay) : 'Set it in the inspector'}
        />
        <Figure
          onOpen={() => open(document.milestones.filter((it) => it.plan.active))}
          label="Milestones done"
          value={`${format.number(facts.milestonesDone)} of ${format.number(facts.milestoneCount)}`}
          more={
            facts.milestones[0] && facts.milestones[0].day >= today
              ? `next ${format.relative(facts.milestones[0].day)}`
              : facts.milestones.length > 0
                ? `${format.number(facts.milestones.length)} overdue`
                : ''
          }
        />
        <Figure
          onOpen={() => goTo('Dependencies', 'Agreements')}
          label="Open promises"
          value={format.number(facts.openPromises)}
          tone={facts.latePromises > 0 ? 'late' : null}
          more={facts.latePromises > 0 ? `${format.number(facts.latePromises)} late` : 'none late'}
        />
        <Figure
          onOpen={() => goTo('Stakeholders', 'Communication plan')}
          label="Owed an update"
          value={format.number(debts.length)}
          tone={overdueDebts > 0 ? 'late' : null}
          more={overdueDebts > 0 ? `${format.number(overdueDebts)} overdue` : 'nobody overdue'}
        />
        <Figure
          onOpen={() => goTo('RAID', overdueEntries > 0 ? 'overdue' : 'all')}
          label="Open in the RAID log"
          value={format.number(log.filter((it) => it.open).length)}
          tone={overdueEntries > 0 ? 'late' : null}
          more={overdueEntries > 0 ? `${format.number(overdueEntries)} overdue` : 'none overdue'}
        />
      </section>

      {isEmpty ? <Beginning /> : null}

      <div className={styles.columns}>
        <div className={styles.column}>
          <HealthCard />
          <CheckUpCard />
          <MilestonesCard facts={facts} />
          <PromisesCard facts={facts} />
        </div>
        <div className={styles.column}>
          {document.projects.length > 0 ? (
            <Card title="Projects">
              <ProjectsBar
                counts={facts.projectsByHealth}
                onOpen={(wanted) =>
                  open(
                    document.projects.filter(
                      (it) => (health.byId.get(it.id)?.shown ?? 'notStarted') === wanted,
                    ),
                  )
                }
              />
              {facts.undatedCount > 0 ? (
                <AriaButton
                  className={styles.all ?? ''}
                  onPress={() => open(schedule.undatedIds.map((id) => ({ id })))}
                >
                  {format.count(facts.undatedCount, 'row')} without any date
                </AriaButton>
              ) : null}
            </Card>
          ) : null}
          <StatusCard />
          <RisksCard />
          <Card
            title="Goals"
            end={<AddButton label="Add a goal" onPress={() => void addRow('goal', 'New goal')} />}
          >
            <GoalList />
          </Card>
          {facts.lacks.length > 0 ? (
            <Card title="What is missing">
              <ul className={styles.list}>
                {facts.lacks.map((lack) => (
                  <li key={lack.words}>
                    <AriaButton
                      className={styles.line ?? ''}
                      onPress={() => {
                        selectAll(lack.ids);
                        setPane('inspector.open', 1);
                      }}
                    >
                      <span className={styles.count}>{format.number(lack.ids.length)}</span>
                      <span className={styles.words}>{lack.words}</span>
                      <ChevronRight aria-hidden className={styles.chevron} />
                    </AriaButton>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
        </div>
      </div>
    </div>
  );

  async function addRow(kind: 'goal' | 'risk', title: string): Promise<void> {
    const id = newId(kind);
    if (await act({ type: `${kind}.create`, row: { id, title } } as never)) nameNewRow(id);
  }
}

function Beginning() {
  return (
    <div className={styles.beginning}>
      <p>
        Nothing is planned yet. Add a first project with its team and dates, or import what you have; the
        roadmap, the dependencies and the reports draw themselves from it.
      </p>
      <div className={styles.row}>
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => runAction('row.new')}>
          Add the first project
        </Button>
        <Button onPress={() => goTo('Guide', 'lifecycle')}>See the first steps</Button>
      </div>
    </div>
  );
}

/** One number, and the way to the list behind it. */
function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly more: string;
  readonly tone?: 'late' | null;
  readonly onOpen: () => void;
}) {
  return (
    <AriaButton className={styles.figure ?? ''} onPress={props.onOpen}>
      <span className={styles.figureLabel}>{props.label}</span>
      <span className={styles.figureValue}>{props.value}</span>
      <span className={classNames(styles.figureMore, props.tone === 'late' && styles.late)}>
        {props.more}
      </span>
    </AriaButton>
  );
}

function AddButton(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button size="small" variant="quiet" icon={<Plus aria-hidden />} onPress={props.onPress}>
      {props.label}
    </Button>
  );
}

type Facts = ReturnType<typeof computeOverview>;

function MilestonesCard({ facts }: { readonly facts: Facts }) {
  const format = useFormat();
  const today = useToday();
  const document = useDocument();
  const schedule = useSchedule();
  const { milestones } = facts;
  return (
    <Card title="Next milestones">
      {milestones.length === 0 ? (
        <p className={styles.note}>No open milestone. Milestones are the dates that others count on.</p>
      ) : (
        <ul className={styles.list}>
          {milestones.slice(0, shownMilestones).map((milestone) => (
            <li key={milestone.id}>
              <AriaButton className={styles.line ?? ''} onPress={() => showRow(milestone.id)}>
                <HealthMark health={milestone.health} size={12} label />
                <span className={styles.words}>
                  <span className={styles.cut}>{milestone.title}</span>
                  <span className={styles.more}>{milestone.where}</span>
                </span>
                <span
                  className={styles.end}
                  title={datesToSentences(document, schedule, milestone.id)?.finish}
                >
                  <span>{format.dayShort(milestone.day)}</span>
                  <span className={classNames(styles.more, milestone.day < today && styles.late)}>
                    {milestone.lateDays !== null && milestone.lateDays > 0
                      ? `${format.days(milestone.lateDays)} after agreed`
                      : format.relative(milestone.day)}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <More
        count={milestones.length - shownMilestones}
        noun="open milestone"
        onPress={() => goTo('Roadmap')}
      />
    </Card>
  );
}

function PromisesCard({ facts }: { readonly facts: Facts }) {
  const format = useFormat();
  const { promises } = facts;
  return (
    <Card title="Promises late or due">
      {promises.length === 0 ? (
        <p className={styles.note}>No promise is late, and none is due in the next three weeks.</p>
      ) : (
        <ul className={styles.list}>
          {promises.slice(0, shownPromises).map((promise) => {
            const [reason] = promise.standing.reasons;
            return (
              <li key={promise.id}>
                <AriaButton className={styles.line ?? ''} onPress={() => showRow(promise.id)}>
                  <HealthMark health={promise.standing.mark} size={12} label />
                  <span className={styles.words}>
                    <span className={styles.cut}>{promise.deliverable}</span>
                    <span className={styles.more}>
                      {promise.between}
                      {reason ? `. ${standingReasonToSentence(reason, format.dayShort)}` : ''}
                    </span>
                  </span>
                  <span className={styles.end}>
                    <span>{promise.dueDay ? format.dayShort(promise.dueDay) : ''}</span>
                    <span className={styles.more}>{promise.state}</span>
                  </span>
                </AriaButton>
              </li>
            );
          })}
        </ul>
      )}
      <More count={promises.length - shownPromises} noun="promise" onPress={() => goTo('Dependencies')} />
    </Card>
  );
}

function More(props: { readonly count: number; readonly noun: string; readonly onPress: () => void }) {
  const format = useFormat();
  if (props.count <= 0) return null;
  return (
    <AriaButton className={styles.all ?? ''} onPress={props.onPress}>
      {format.count(props.count, `more ${props.noun}`)}
    </AriaButton>
  );
}

function StatusCard() {
  const document = useDocument();
  const format = useFormat();
  const latest = document.statusUpdates
    .filter((it) => it.subjectId === null)
    .reduce<(typeof document.statusUpdates)[number] | null>(
      (last, it) => (last === null || it.day >= last.day ? it : last),
      null,
    );
  const author = findRow(document, 'stakeholder', latest?.authorId)?.name;
  return (
    <Card title="Latest status" end={<AddButton label="Draft one" onPress={() => void draftStatus(null)} />}>
      {latest === null ? (
        <p className={styles.note}>
          Nothing was said yet. One sentence is enough: what moved, its effect, the way back.
        </p>
      ) : (
        <AriaButton className={styles.status ?? ''} onPress={() => inspectRow(latest.id)}>
          <span className={styles.more}>
            {format.dayShort(latest.day)}, {format.relative(latest.day)}
            {author ? ` · ${author}` : ''}
          </span>
          <span className={styles.summary}>
            {latest.health ? <HealthMark health={latest.health} size={12} label /> : null}{' '}
            {latest.summary || 'No summary yet.'}
          </span>
          <span className={styles.more}>
            {latest.asks.length > 1 ? 'Asks' : 'Ask'}: {latest.asks.join(' · ') || 'None'}
          </span>
        </AriaButton>
      )}
    </Card>
  );
}

function RisksCard() {
  const document = useDocument();
  const format = useFormat();
  const risks = document.risks
    .filter((risk) => risk.state === 'open')
    .map((risk) => ({ risk, score: (risk.probability ?? 0) * (risk.impact ?? 0) }))
    .sort((a, b) => b.score - a.score);
  const add = async () => {
    const id = newId('risk');
    if (await act({ type: 'risk.create', row: { id, title: 'New risk' } } as never)) nameNewRow(id);
  };
  return (
    <Card title="Top risks" end={<AddButton label="Add a risk" onPress={() => void add()} />}>
      {risks.length === 0 ? (
        <p className={styles.note}>No open risk is written down. What would surprise you most?</p>
      ) : (
        <ul className={styles.list}>
          {risks.slice(0, shownRisks).map(({ risk, score }) => (
            <li key={risk.id}>
              <AriaButton className={styles.line ?? ''} onPress={() => inspectRow(risk.id)}>
                <Chip tone={score >= 15 ? 'red' : score >= 8 ? 'amber' : 'neutral'} className={styles.score}>
                  {score || '?'}
                </Chip>
                <span className={styles.words}>
                  <span className={styles.cut}>{risk.title}</span>
                  <span className={styles.more}>
                    {findRow(document, 'stakeholder', risk.ownerId)?.name ?? 'Nobody owns it'}
                    {risk.reviewDay ? ` · review ${format.dayShort(risk.reviewDay)}` : ''}
                  </span>
                </span>
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <More count={risks.length - shownRisks} noun="open risk" onPress={() => goTo('RAID', 'risk')} />
    </Card>
  );
}
