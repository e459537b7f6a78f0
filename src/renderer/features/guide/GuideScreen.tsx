import { useEffect } from 'react';
import { guideTopics } from '../../plan/guideTopics';
import { useOpenProgram } from '../../plan/openProgram';
import { useScreen } from '../../plan/screens';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { CheckUpTab } from './CheckUpTab';
import styles from './GuideScreen.module.css';
import { guideTabs, useGuideView } from './guideView';
import { LifecycleTab } from './LifecycleTab';
import { PracticeTab } from './PracticeTab';
import { TopicsTab } from './TopicsTab';

/** "Guide": the role of a technical program manager, and what of it shows in the open program. */
export function GuideScreen() {
  const tab = useGuideView((state) => state.tab);
  const isOpen = useOpenProgram((state) => state.document !== null);
  const detail = useScreen((state) => (state.screen === 'Guide' ? state.detail : null));
  useEffect(() => {
    const wanted = guideTabs.find((it) => it === detail);
    if (wanted) useGuideView.setState({ tab: wanted });
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
        value={tab}
        onChange={(id) => useGuideView.setState({ tab: id })}
        views={[
          { id: 'topics', label: 'Topics', content: <TopicsTab /> },
          { id: 'check-up', label: 'Check-up', content: <CheckUpTab isOpen={isOpen} /> },
          { id: 'lifecycle', label: 'Lifecycle', content: <LifecycleTab isOpen={isOpen} /> },
          { id: 'practice', label: 'Practice', content: <PracticeTab /> },
        ]}
      />
    </div>
  );
}
