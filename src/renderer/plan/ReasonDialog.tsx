import { useState } from 'react';
import { create } from 'zustand';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/TextField';
import styles from './LinkDialog.module.css';

/** What a person is asked before something is done that has to say why. */
type ReasonQuestion = {
  /** "Decline ‘Ledger export’". */
  readonly title: string;
  /** The name of the box: "Why". */
  readonly label: string;
  /** The word on the button that does it. */
  readonly confirm: string;
  readonly answer: (reason: string | null) => void;
};

const useReasonQuestion = create<{ readonly question: ReasonQuestion | null }>(() => ({ question: null }));

/** Asks why; resolves to the reason, or to null when the person thought better of it. */
export function askReason(question: Omit<ReasonQuestion, 'answer'>): Promise<string | null> {
  return new Promise((resolve) => {
    useReasonQuestion.getState().question?.answer(null);
    useReasonQuestion.setState({ question: { ...question, answer: resolve } });
  });
}

/** Where `askReason` asks; stands once in the window. */
export function ReasonDialog() {
  const question = useReasonQuestion((state) => state.question);
  return question === null ? null : <OpenReasonDialog key={question.title} question={question} />;
}

function OpenReasonDialog({ question }: { readonly question: ReasonQuestion }) {
  const [reason, setReason] = useState('');
  const finish = (answer: string | null) => {
    useReasonQuestion.setState({ question: null });
    question.answer(answer);
  };
  const isEmpty = reason.trim() === '';
  return (
    <Dialog
      title={question.title}
      size="small"
      isOpen
      onClose={() => finish(null)}
      footer={
        <>
          <Button variant="quiet" onPress={() => finish(null)}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={() => finish(reason.trim())}>
            {question.confirm}
          </Button>
        </>
      }
    >
      <form
        className={styles.reason}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) finish(reason.trim());
        }}
      >
        <TextField label={question.label} autoFocus value={reason} onDraft={setReason} onCommit={setReason} />
      </form>
    </Dialog>
  );
}
