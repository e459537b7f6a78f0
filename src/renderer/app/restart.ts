import { create } from 'zustand';

/** Counts how often the window was drawn from scratch. The shell lets no page reload itself. */
export const useRestarts = create<{ readonly count: number }>(() => ({ count: 0 }));

/** Draws the whole window anew; the open program and everything saved stay as they are. */
export function restartWindow(): void {
  useRestarts.setState(({ count }) => ({ count: count + 1 }));
}
