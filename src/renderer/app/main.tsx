import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadCopiesFolder } from '../plan/copiesFolder';
import { registerTopicFinds } from '../plan/guideTopics';
import { followChanges } from '../plan/openProgram';
import { followProgress } from '../plan/progress';
import { loadSettings, readSettings } from '../plan/settings';
import { loadWorkspace, openProgram, readWorkspace } from '../plan/workspace';
import { afterPaint } from '../ui/afterPaint';
import { App } from './App';
import { followAppearance } from './appearance';
import { followShell } from './followShell';
import { loadScreensAhead } from './LoadedScreen';
import { useRestarts } from './restart';
import { ScreenBoundary } from './ScreenBoundary';
import { StartFault } from './StartFault';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);

/** What is listened to for as long as the window lives; loading may be tried again. */
function follow(): void {
  followChanges();
  followProgress();
  followShell();
  registerTopicFinds();
}

let isFollowing = false;

async function load(): Promise<void> {
  await Promise.all([loadSettings(), loadCopiesFolder()]);
  if (!isFollowing) followAppearance();
  isFollowing = true;
  await loadWorkspace();
  const { lastProgramId } = readSettings();
  if (lastProgramId !== null && readWorkspace().some((program) => program.id === lastProgramId)) {
    await openProgram(lastProgramId);
  }
}

function Root() {
  const restarts = useRestarts((state) => state.count);
  return (
    <ScreenBoundary key={restarts} name="The window">
      <App />
    </ScreenBoundary>
  );
}

async function start(): Promise<void> {
  try {
    await load();
    root.render(
      <StrictMode>
        <Root />
      </StrictMode>,
    );
    afterPaint(() => void loadScreensAhead());
  } catch (error) {
    root.render(<StartFault error={error} onRetry={() => void start()} />);
  }
}

follow();
void start();
