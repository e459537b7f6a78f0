import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { communicationDebts } from '../../../domain/people/communicationPlan';
import { runAction } from '../../plan/actions';
import { useHealthSoon, useSchedule, useStandings, useToday } from '../../plan/derived';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { goTo } from '../../plan/screens';
import { inspectRows, nameNewRow } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import { Card } from './Card';
import { AddButton } from './CardParts';
import { ChangesCard } from './ChangesCard';
import { CheckUpCard } from './CheckUpCard';
import { GoalList } from './GoalList';
import { HealthCard } from './HealthCard';
import { KeyFigures } from './KeyFigures';
import { MilestonesCard } from './MilestonesCard';
import styles from './OverviewScreen.module.css';
import { OwedCard } from './OwedCard';
import { computeOverview } from './overviewFacts';
import { PhaseStrip } from './PhaseStrip';
import { ProjectsBar } from './ProjectsBar';
import { PromisesCard } from './PromisesCard';
import { RisksCard } from './RisksCard';
import { StatusCard } from './StatusCard';

/** What the program is for, how it stands and why, what comes next, what changed, and who has to hear of it. */
export function NowTab() {
  const document = useDocument();
  const { program } = document;
  const schedule = useSchedule();
  const health = useHealthSoon();
  const standings = useStandings();
  const today = useToday();
  const format = useFormat();
  const facts = useMemo(
    () => computeOverview(document, schedule, health, standings, today),
    [document, schedule, health, standings, today],
  );
  const debts = useMemo(() => communicationDebts(document, today), [document, today]);
  const isEmpty = document.projects.length + document.milestones.length === 0;
  const addGoal = async () => {
    const id = newId('goal');
    if (await act({ type: 'goal.create', row: { id, title: 'New goal' } } as never)) nameNewRow(id);
  };
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
      <KeyFigures facts={facts} debts={debts} />
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
                  inspectRows(
                    document.projects.filter(
                      (it) => (health.byId.get(it.id)?.shown ?? 'notStarted') === wanted,
                    ),
                  )
                }
              />
              {facts.undatedCount > 0 ? (
                <AriaButton
                  className={styles.all ?? ''}
                  onPress={() => inspectRows(schedule.undatedIds.map((id) => ({ id })))}
                >
                  {format.count(facts.undatedCount, 'row')} without any date
                </AriaButton>
              ) : null}
            </Card>
          ) : null}
          <StatusCard />
          {isEmpty ? null : <ChangesCard />}
          <OwedCard debts={debts} />
          <RisksCard />
          <Card title="Goals" end={<AddButton label="Add a goal" onPress={() => void addGoal()} />}>
            <GoalList />
          </Card>
        </div>
      </div>
    </div>
  );
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
        <TopicLink topicId="initiation" />
      </div>
    </div>
  );
}
