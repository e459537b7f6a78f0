import { create } from 'zustand';

/** A sentence shown for a while at the edge of the window, and spoken. */
export type Notice = {
  readonly key: number;
  readonly tone: 'done' | 'refused' | 'info';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

type NoticeState = { readonly notices: readonly Notice[]; readonly spoken: string };

/** What is being told to the user now. */
export const useNotices = create<NoticeState>(() => ({ notices: [], spoken: '' }));

let nextKey = 1;

/** Shows and speaks a sentence; what went wrong stays until it is dismissed. */
export function notify(notice: Omit<Notice, 'key'>): void {
  const shown = { ...notice, key: nextKey++ };
  useNotices.setState((state) => ({ notices: [...state.notices.slice(-3), shown], spoken: notice.text }));
}

/** Takes a notice away. */
export function dismissNotice(key: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.key !== key) }));
}

/** Speaks a sentence to a screen reader without showing it. */
export function announce(text: string): void {
  useNotices.setState({ spoken: text });
}
