import { useCallback, useEffect, useRef, useState } from 'react';

/** What a text control needs to keep a draft that is committed on blur or Enter and restored by Escape. */
export type Draft = {
  readonly text: string;
  readonly edit: (text: string) => void;
  readonly commit: () => void;
  /** Takes back what was typed since the last commit; answers whether anything was. */
  readonly restore: () => boolean;
};

/**
 * Keeps what is typed until it is committed. While a commit is under way the draft stays in view; when it is
 * refused, the committed text comes back. A draft that is left behind by unmounting is committed.
 */
export function useDraft(value: string, onCommit: (text: string) => unknown): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ value, onCommit, draft });
  useEffect(() => {
    latest.current = { value, onCommit, draft: latest.current.draft };
  });

  const edit = useCallback((text: string) => {
    latest.current.draft = text;
    setDraft(text);
  }, []);
  const restore = useCallback(() => {
    // A commit under way is not taken back: the draft that is still in view is no longer the user's alone.
    const { draft: text, value: committed } = latest.current;
    if (text === null) return false;
    latest.current.draft = null;
    setDraft(null);
    return text !== committed;
  }, []);
  const commit = useCallback(() => {
    const { value: committed, onCommit: send, draft: text } = latest.current;
    latest.current.draft = null;
    if (text === null) return;
    if (text === committed) {
      setDraft(null);
      return;
    }
    const settle = () => setDraft((now) => (now === text && latest.current.draft === null ? null : now));
    const answer = send(text);
    if (answer instanceof Promise) void answer.then(settle, settle);
    else settle();
  }, []);

  useEffect(() => () => commit(), [commit]);
  return { text: draft ?? value, edit, commit, restore };
}
