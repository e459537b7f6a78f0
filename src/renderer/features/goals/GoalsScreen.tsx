import { Plus, Target } from 'lucide-react';
import { useEffect } from 'react';
import { useActions } from '../../plan/actions';
import { newId } from '../../plan/ids';
import { act, useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { nameNewRow } from '../../plan/showRow';
import { ViewHelp } from '../../plan/TopicHelp';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import styles from './Goals.module.css';
import { goalsTabs, useGoalsTab } from './goalsTab';
import { ObjectivesTab } from './ObjectivesTab';
import { PrioritiesTab } from './PrioritiesTab';

/** "Goals": objectives with their key results, what feeds each, and in which order projects are worth doing. */
export function GoalsScreen() {
  const document = useDocument();
  const format = useFormat();
  const tab = useGoalsTab((state) => state.tab);
  const detail = useScreen((state) => state.detail);
  useEffect(() => {
    if (detail === 'Priorities') useGoalsTab.setState({ tab: 'priorities' });
    else if (detail !== null) useGoalsTab.setState({ tab: 'objectives' });
  }, [detail]);
  const add = async () => {
    const id = newId('goal');
    if (await act({ type: 'goal.create', row: { id, title: 'New goal' } } as never)) {
      useGoalsTab.setState({ tab: 'objectives' });
      nameNewRow(id);
    }
  };
  useActions({ 'row.new': () => add() });
  const addButton = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => void add()}>
      Add goal
    </Button>
  );
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Goals" note={format.count(document.goals.length, 'goal')}>
        {addButton}
      </ScreenHeader>
      <Tabs
        label="Views of the goals"
        help={<ViewHelp screen="Goals" view={goalsTabs[tab]} />}
        value={tab}
        onChange={(id) => useGoalsTab.setState({ tab: id })}
        views={[
          {
            id: 'objectives',
            label: goalsTabs.objectives,
            content:
              document.goals.length === 0 ? (
                <EmptyState
                  title="What is the program for?"
                  level={3}
                  icon={<Target aria-hidden />}
                  actions={addButton}
                  learn={<TopicLink topicId="goals-as-compass" />}
                >
                  A goal says what will be better, and its key results say by how much: from a number, to a
                  number, by a day. Every project should feed one; what feeds none can be asked why it is
                  done.
                </EmptyState>
              ) : (
                <ObjectivesTab />
              ),
          },
          { id: 'priorities', label: goalsTabs.priorities, content: <PrioritiesTab /> },
        ]}
      />
    </div>
  );
}
