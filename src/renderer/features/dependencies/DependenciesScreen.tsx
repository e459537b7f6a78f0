import { useEffect } from 'react';
import { useScreen } from '../../plan/screens';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import styles from './DependenciesScreen.module.css';
import { GraphTab } from './GraphTab';
import { useDependencyTab } from './graphView';
import { MatrixTab } from './MatrixTab';

/** "Dependencies": what waits for what, as a picture and as who waits on whom. */
export function DependenciesScreen() {
  const tab = useDependencyTab((state) => state.tab);
  const detail = useScreen((state) => state.detail);
  useEffect(() => {
    if (detail === 'Graph') useDependencyTab.setState({ tab: 'graph' });
    if (detail === 'Matrix') useDependencyTab.setState({ tab: 'matrix' });
  }, [detail]);
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Dependencies" />
      <Tabs
        label="Views of the dependencies"
        value={tab}
        onChange={(id) => useDependencyTab.setState({ tab: id })}
        views={[
          { id: 'graph', label: 'Graph', content: <GraphTab /> },
          { id: 'matrix', label: 'Matrix', content: <MatrixTab /> },
        ]}
      />
    </div>
  );
}
