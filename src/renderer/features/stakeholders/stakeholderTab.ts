import { create } from 'zustand';

/** The views of the stakeholders, by their ids and names. */
export const stakeholderTabs = {
  list: 'List',
  map: 'Map',
  raci: 'RACI',
  plan: 'Communication plan',
} as const;
export type StakeholderTab = keyof typeof stakeholderTabs;

/** The view that was last looked at. */
export const useStakeholderTab = create<{ readonly tab: StakeholderTab }>(() => ({ tab: 'list' }));
