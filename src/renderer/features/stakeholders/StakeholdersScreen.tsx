import { Plus, UsersRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { communicationDebts } from '../../../domain/people/communicationPlan';
import { useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { ViewHelp } from '../../plan/TopicHelp';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { ListTab } from './ListTab';
import { MapTab } from './MapTab';
import { PlanTab } from './PlanTab';
import { RaciTab } from './RaciTab';
import styles from './Stakeholders.module.css';
import { type StakeholderTab, stakeholderTabs, useStakeholderTab } from './stakeholderTab';

/** "Stakeholders": who owns, decides, contributes or must hear; where they stand, what they do, what they are owed. */
export function StakeholdersScreen() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const tab = useStakeholderTab((state) => state.tab);
  const detail = useScreen((state) => state.detail);
  const [isAdding, setAdding] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is shown once, not after each change.
  useEffect(() => {
    const asked = Object.entries(stakeholderTabs).find(([, name]) => name === detail)?.[0];
    const isPerson = document.stakeholders.some((it) => it.id === detail);
    if (asked) useStakeholderTab.setState({ tab: asked as StakeholderTab });
    else if (isPerson && !['list', 'map'].includes(useStakeholderTab.getState().tab)) {
      useStakeholderTab.setState({ tab: 'list' });
    }
  }, [detail]);
  const startAdding = () => {
    useStakeholderTab.setState({ tab: 'list' });
    setAdding(true);
  };
  const people = document.stakeholders.length;
  const addButton = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={startAdding}>
      Add stakeholder
    </Button>
  );
  if (people === 0 && !isAdding) {
    return (
      <div className={styles.screen}>
        <ScreenHeader title="Stakeholders" />
        <EmptyState
          title="Nobody is on the list yet"
          icon={<UsersRound aria-hidden />}
          actions={addButton}
          learn={<TopicLink topicId="power-and-interest" />}
        >
          Everybody who owns, decides, contributes or must hear stands here: what they care about, where they
          stand, and when they are owed an update. Begin with the sponsor, then whoever could stop the
          program.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Stakeholders" note={format.count(people, 'person', 'people')}>
        {addButton}
      </ScreenHeader>
      <Tabs
        label="Views of the stakeholders"
        help={<ViewHelp screen="Stakeholders" view={stakeholderTabs[tab]} />}
        value={tab}
        onChange={(id) => useStakeholderTab.setState({ tab: id })}
        views={[
          {
            id: 'list',
            label: stakeholderTabs.list,
            content: <ListTab isAdding={isAdding} onAdding={setAdding} />,
          },
          { id: 'map', label: stakeholderTabs.map, content: <MapTab /> },
          { id: 'raci', label: stakeholderTabs.raci, content: <RaciTab /> },
          {
            id: 'plan',
            label: stakeholderTabs.plan,
            count: communicationDebts(document, today).length,
            content: <PlanTab />,
          },
        ]}
      />
    </div>
  );
}
