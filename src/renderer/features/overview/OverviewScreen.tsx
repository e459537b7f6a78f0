import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useDocument } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { inspectRows } from '../../plan/showRow';
import { ViewHelp } from '../../plan/TopicHelp';
import { useFormat } from '../../ui/format';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { CapacityTab } from './CapacityTab';
import { NowTab } from './NowTab';
import styles from './OverviewScreen.module.css';
import { type OverviewTab, overviewTabs, useOverviewTab } from './overviewTab';
import { PhasesTab } from './PhasesTab';
import { StatusTab } from './StatusTab';

/** "Overview": the program on one screen, what was said of it, its phases and gates, and what its teams can carry. */
export function OverviewScreen() {
  const document = useDocument();
  const format = useFormat();
  const tab = useOverviewTab((state) => state.tab);
  const detail = useScreen((state) => state.detail);
  const { projects, teams, program } = document;
  const show = (id: OverviewTab) => useOverviewTab.setState({ tab: id });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is shown once, not after each change.
  useEffect(() => {
    const asked = Object.entries(overviewTabs).find(([, name]) => name === detail)?.[0];
    if (asked) show(asked as OverviewTab);
    else if (detail === 'health') show('now');
    else if (document.gates.some(({ id }) => id === detail)) show('phases');
    else if (document.statusUpdates.some(({ id }) => id === detail)) show('status');
  }, [detail]);
  return (
    <div className={styles.screen}>
      <ScreenHeader
        title="Overview"
        note={
          <>
            <AriaButton className={styles.count ?? ''} onPress={() => inspectRows(projects)}>
              {format.count(projects.length, 'project')}
            </AriaButton>
            {' · '}
            <AriaButton className={styles.count ?? ''} onPress={() => inspectRows(teams)}>
              {format.count(teams.length, 'team')}
            </AriaButton>
            {' · '}
            <AriaButton className={styles.count ?? ''} onPress={() => show('phases')}>
              {`${program.phase} phase`}
            </AriaButton>
          </>
        }
      />
      <Tabs
        label="Views of the program"
        help={<ViewHelp screen="Overview" view={overviewTabs[tab]} />}
        value={tab}
        onChange={show}
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
