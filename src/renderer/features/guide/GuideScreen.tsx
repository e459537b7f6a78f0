import { useEffect } from 'react';
import { guideTopics } from '../../plan/guideTopics';
import { useOpenProgram } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { ViewHelp } from '../../plan/TopicHelp';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { CheckUpTab } from './CheckUpTab';
import styles from './GuideScreen.module.css';
import { guideTabs, isGuideTab, useGuideView } from './guideView';
import { LifecycleTab } from './LifecycleTab';
import { PracticeTab } from './PracticeTab';
import { TopicsTab } from './TopicsTab';

/** "Guide": the role of a technical program manager, and what of it shows in the open program. */
export function GuideScreen() {
  const tab = useGuideView((state) => state.tab);
  const isOpen = useOpenProgram((state) => state.document !== null);
  const detail = useScreen((state) => (state.screen === 'Guide' ? state.detail : null));
  useEffect(() => {
    if (isGuideTab(detail)) useGuideView.setState({ tab: detail });
    else if (detail !== null) useGuideView.setState({ tab: 'topics' });
  }, [detail]);
  return (
    <div className={styles.guide}>
      <ScreenHeader
        title="Guide"
        note={`${guideTopics().size} topics on the role of a technical program manager`}
      />
      <Tabs
        label="Parts of the guide"
        help={<ViewHelp screen="Guide" view={guideTabs[tab]} />}
        value={tab}
        onChange={(id) => useGuideView.setState({ tab: id })}
        views={[
          { id: 'topics', label: guideTabs.topics, content: <TopicsTab /> },
          { id: 'check-up', label: guideTabs['check-up'], content: <CheckUpTab isOpen={isOpen} /> },
          { id: 'lifecycle', label: guideTabs.lifecycle, content: <LifecycleTab isOpen={isOpen} /> },
          { id: 'practice', label: guideTabs.practice, content: <PracticeTab /> },
        ]}
      />
    </div>
  );
}
