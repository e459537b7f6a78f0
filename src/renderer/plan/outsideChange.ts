import { create } from 'zustand';

/** Whether a person is to choose what is kept of a program whose files somebody else changed. */
export const useOutsideChange = create<{ readonly isAsked: boolean }>(() => ({ isAsked: false }));

/** Asks it, or stops asking. */
export function askWhatToKeep(isAsked: boolean): void {
  useOutsideChange.setState({ isAsked });
}
