import { create } from 'zustand';
import type { Events } from '../../contract/channels';
import { listen } from './door';

/** What is under way, by task; a task that has reached its total is over. */
export const useProgress = create<{
  readonly byTask: Readonly<Record<string, Events['progress']>>;
}>(() => ({ byTask: {} }));

/** Follows the shell's progress for as long as the window lives. */
export function followProgress(): () => void {
  return listen('progress', (progress) => {
    useProgress.setState(({ byTask }) => {
      const { [progress.task]: _, ...others } = byTask;
      const over = progress.total > 0 && progress.done >= progress.total;
      return { byTask: over ? others : { ...others, [progress.task]: progress } };
    });
  });
}

/** Takes a task off the list when what it was for has ended, however it ended. */
export function endProgress(task: string): void {
  useProgress.setState(({ byTask }) => {
    const { [task]: _, ...others } = byTask;
    return { byTask: others };
  });
}
