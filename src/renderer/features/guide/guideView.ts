import { create } from 'zustand';
import type { CheckArea, Severity } from '../../../domain/checkup/rule';

/** The parts of the guide, by their ids and names. */
export const guideTabs = {
  topics: 'Topics',
  'check-up': 'Check-up',
  lifecycle: 'Lifecycle',
  practice: 'Practice',
} as const;
export type GuideTab = keyof typeof guideTabs;

/** Whether something names a part of the guide. */
export function isGuideTab(text: string | null): text is GuideTab {
  return text !== null && Object.hasOwn(guideTabs, text);
}

/** Which part is in view, and to what the check-up is narrowed, so that who comes back goes on. */
export const useGuideView = create<{
  readonly tab: GuideTab;
  readonly area: CheckArea | null;
  /** None chosen means all. */
  readonly severities: readonly Severity[];
}>(() => ({ tab: 'topics', area: null, severities: [] }));
