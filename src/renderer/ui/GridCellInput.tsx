import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isDay } from '../../domain/time/day';
import styles from './DataGrid.module.css';
import { useFormat } from './format';
import type { AfterEdit, CellEditor } from './gridCells';

/** Edits one cell where it stands. What was refused stays in the box, to be mended or given up with Escape. */
export function GridCellInput(props: {
  /** "Function of Ada Okafor". */
  readonly label: string;
  readonly editor: CellEditor;
  /** What the cell holds, as text. */
  readonly initial: string;
  /** The key that began it: replaces what was there. */
  readonly typed: string | null;
  readonly onCommit: (text: string) => Promise<boolean>;
  readonly onDone: (then: AfterEdit) => void;
}) {
  const { label, editor, initial, typed, onCommit, onDone } = props;
  const format = useFormat();
  const ref = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [text, setText] = useState(
    typed ?? (editor.type === 'day' && isDay(initial) ? format.day(initial) : initial),
  );
  const [wrong, setWrong] = useState(false);
  const finished = useRef(false);
  const untouched = useRef(typed === null);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    element.focus();
    if (element instanceof HTMLInputElement) {
      if (typed === null) element.select();
      else element.setSelectionRange(element.value.length, element.value.length);
    }
  }, [typed]);

  const finish = async (value: string, then: AfterEdit) => {
    if (finished.current) return;
    finished.current = true;
    const done = untouched.current || (await onCommit(value));
    if (done) return onDone(then);
    finished.current = false;
    if (then === 'leave') return onDone('leave');
    setWrong(true);
    ref.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void finish(text, 'stay');
    else if (event.key === 'Tab') void finish(text, event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') {
      finished.current = true;
      onDone('stay');
    } else return;
    event.preventDefault();
  };
  const shared = {
    ref,
    className: styles.input,
    'aria-label': label,
    'aria-invalid': wrong || undefined,
    value: text,
    onKeyDown,
    onBlur: () => void finish(text, 'leave'),
  };
  if (editor.type === 'choice') {
    return (
      <select
        {...shared}
        onChange={(event) => {
          untouched.current = false;
          setText(event.target.value);
        }}
      >
        {editor.isRequired ? null : <option value="">None</option>}
        {editor.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type="text"
      inputMode={editor.type === 'number' ? 'numeric' : 'text'}
      onChange={(event) => {
        untouched.current = false;
        setText(event.target.value);
      }}
    />
  );
}
