import { Waypoints } from 'lucide-react';
import { useEffect, useState } from 'react';
import { capitalize } from '../../../domain/words';
import { LinkDialog } from '../../plan/LinkDialog';
import { useMirrorNews } from '../../plan/otherPrograms';
import { useScreen } from '../../plan/screens';
import { ViewHelp } from '../../plan/TopicHelp';
import { Button } from '../../ui/Button';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Tabs } from '../../ui/Tabs';
import { AgreementsTab } from './AgreementsTab';
import { BoardTab } from './BoardTab';
import styles from './DependenciesScreen.module.css';
import { GraphTab } from './GraphTab';
import { type DependencyTab, useDependencyTab } from './graphView';
import { MatrixTab } from './MatrixTab';
import { OtherPrograms } from './OtherPrograms';
import { ReviewTab } from './ReviewTab';

/** What the screen may be asked to show. */
const tabByDetail: Readonly<Record<string, DependencyTab>> = {
  Graph: 'graph',
  Matrix: 'matrix',
  Agreements: 'agreements',
  Review: 'review',
  Board: 'board',
};

/** "Dependencies": what waits for what, as a picture and as who waits on whom. */
export function DependenciesScreen() {
  const tab = useDependencyTab((state) => state.tab);
  const [areOthersOpen, setOthersOpen] = useState(false);
  const [linkFromId, setLinkFromId] = useState<string | null>(null);
  const { news, again } = useMirrorNews();
  const waiting = news.filter((it) => !it.held).length;
  const detail = useScreen((state) => state.detail);
  useEffect(() => {
    const tabId = detail === null ? undefined : tabByDetail[detail];
    if (tabId) useDependencyTab.setState({ tab: tabId });
    if (detail === 'Other programs') setOthersOpen(true);
  }, [detail]);
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Dependencies">
        <Button
          icon={<Waypoints aria-hidden />}
          label={waiting === 0 ? 'Other programs' : `Other programs, ${waiting} moved`}
          onPress={() => setOthersOpen(true)}
        >
          {waiting === 0 ? 'Other programs' : `Other programs: ${waiting} moved`}
        </Button>
      </ScreenHeader>
      <Tabs
        label="Views of the dependencies"
        help={<ViewHelp screen="Dependencies" view={capitalize(tab)} />}
        value={tab}
        onChange={(id) => useDependencyTab.setState({ tab: id })}
        views={[
          { id: 'graph', label: 'Graph', content: <GraphTab /> },
          { id: 'matrix', label: 'Matrix', content: <MatrixTab /> },
          { id: 'agreements', label: 'Agreements', content: <AgreementsTab /> },
          { id: 'review', label: 'Review', content: <ReviewTab /> },
          { id: 'board', label: 'Board', content: <BoardTab /> },
        ]}
      />
      {areOthersOpen ? (
        <OtherPrograms
          news={news}
          onAgain={again}
          onClose={() => setOthersOpen(false)}
          onLink={setLinkFromId}
        />
      ) : null}
      <LinkDialog
        isOpen={linkFromId !== null}
        onClose={() => setLinkFromId(null)}
        predecessorId={linkFromId}
      />
    </div>
  );
}
