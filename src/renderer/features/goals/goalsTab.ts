import { create } from 'zustand';

/** The view of the goals that was last looked at. */
export const useGoalsTab = create<{ readonly tab: 'objectives' | 'priorities' }>(() => ({
  tab: 'objectives',
}));
