import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerTopicFinds } from '../plan/guideTopics';
import { followChanges } from '../plan/openProgram';
import { followProgress } from '../plan/progress';
import { loadSettings, readSettings } from '../plan/settings';
import { loadWorkspace, openProgram, readWorkspace } from '../plan/workspace';
import { App } from './App';
import { followAppearance } from './appearance';
import { followShell } from './followShell';
import { ScreenBoundary } from './ScreenBoundary';
import { StartFault } from './StartFault';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);

async function start(): Promise<void> {
  followChanges();
  followProgress();
  followShell();
  registerTopicFinds();
  await loadSettings();
  followAppearance();
  await loadWorkspace();
  const { lastProgramId } = readSettings();
  if (lastProgramId !== null && readWorkspace().some((program) => program.id === lastProgramId)) {
    await openProgram(lastProgramId);
  }
  root.render(
    <StrictMode>
      <ScreenBoundary name="The window">
        <App />
      </ScreenBoundary>
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  root.render(<StartFault error={error} />);
});
