import { create } from 'zustand';
import type { guideScreens } from '../../domain/guide/topic';

/** A screen, by the name that the interface uses. */
export type ScreenName = (typeof guideScreens)[number];

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
