import { create } from 'zustand';

/** The screens, by the names that the interface uses. */
export const screenNames = [
  'Portfolio',
  'Overview',
  'Roadmap',
  'Dependencies',
  'Stakeholders',
  'Goals',
  'RAID',
  'Reports',
  'Guide',
  'Settings',
] as const;
export type ScreenName = (typeof screenNames)[number];

type ScreenState = {
  readonly screen: ScreenName;
  /** What the screen was asked to show: a topic, a view, a row. */
  readonly detail: string | null;
};

/** Where the user is. */
export const useScreen = create<ScreenState>(() => ({ screen: 'Portfolio', detail: null }));

/** Goes to a screen, and to something on it. */
export function goTo(screen: ScreenName, detail: string | null = null): void {
  useScreen.setState({ screen, detail });
}
