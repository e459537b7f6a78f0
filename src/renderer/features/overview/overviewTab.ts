import { create } from 'zustand';

/** The views of the overview, by their ids and names. */
export const overviewTabs = {
  now: 'Now',
  status: 'Status updates',
  phases: 'Phases and gates',
  capacity: 'Capacity',
} as const;
export type OverviewTab = keyof typeof overviewTabs;

/** The view that was last looked at. */
export const useOverviewTab = create<{ readonly tab: OverviewTab }>(() => ({ tab: 'now' }));
