import { create } from 'zustand';

/** Something that the palette can find and go to, besides actions and rows: a topic of the guide, a setting. */
export type Find = {
  readonly id: string;
  readonly label: string;
  /** A few words after it. */
  readonly detail?: string;
  /** Other words by which it is looked for. */
  readonly words?: string;
  readonly run: () => void;
};

/** Where finds come from, by the heading under which the palette lists them: "Guide". */
export const useFindSources = create<{
  readonly sources: Readonly<Record<string, () => readonly Find[]>>;
}>(() => ({ sources: {} }));

/** Adds what can be found under a heading. */
export function registerFinds(heading: string, source: () => readonly Find[]): void {
  useFindSources.setState(({ sources }) => ({ sources: { ...sources, [heading]: source } }));
}
