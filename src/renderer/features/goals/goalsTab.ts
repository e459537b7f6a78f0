import { create } from 'zustand';

/** The views of the goals, by their ids and names. */
export const goalsTabs = { objectives: 'Objectives', priorities: 'Priorities' } as const;

/** The view of the goals that was last looked at. */
export const useGoalsTab = create<{ readonly tab: keyof typeof goalsTabs }>(() => ({ tab: 'objectives' }));
