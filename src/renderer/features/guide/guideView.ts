import { create } from 'zustand';
import type { CheckArea, Severity } from '../../../domain/checkup/rule';

/** The parts of the guide. */
export const guideTabs = ['topics', 'check-up', 'lifecycle', 'practice'] as const;
export type GuideTab = (typeof guideTabs)[number];

/** Which part is in view, and to what the check-up is narrowed, so that who comes back goes on. */
export const useGuideView = create<{
  readonly tab: GuideTab;
  readonly area: CheckArea | null;
  /** None chosen means all. */
  readonly severities: readonly Severity[];
}>(() => ({ tab: 'topics', area: null, severities: [] }));
