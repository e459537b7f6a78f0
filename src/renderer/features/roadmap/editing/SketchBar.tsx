import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { titleLimit } from '../../../../domain/model/fields';
import { addDays, daysBetween } from '../../../../domain/time/day';
import { classNames } from '../../../ui/classNames';
import type { Format } from '../../../ui/format';
import styles from '../gestures/Gestures.module.css';
import { dropSketch, type Sketch, useSketch } from '../gestures/sketch';
import type { SteppedPart } from './steps';
import { useSketchEffect } from './useSketchEffect';

/** The same days, moved or with another end; a bar has one day at least. */
function stepSketch(sketch: Sketch, days: number, what: SteppedPart): Sketch {
  const startDay = what === 'finish' ? sketch.startDay : addDays(sketch.startDay, days);
  const finishDay = what === 'start' ? sketch.finishDay : addDays(sketch.finishDay, days);
  return finishDay < startDay ? sketch : { ...sketch, startDay, finishDay };
}

/** The bar that is being drawn: its days, and once it is drawn a box for its title, in its place. */
export function SketchBar(props: {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly format: Format;
  /** Puts the bar where its days are; called after every change of it. */
  readonly onPlace: () => void;
  /** Makes it a row of the program; answers whether that was done. */
  readonly onCreate: (sketch: Sketch, title: string) => Promise<boolean>;
}) {
  const { place, format, onPlace, onCreate } = props;
  const sketch = useSketch((state) => state.sketch);
  const effect = useSketchEffect(sketch);
  const [title, setTitle] = useState('');
  /** Being saved, or left: what takes the focus away must not save it again. */
  const isOver = useRef(false);
  const cameFrom = useRef<Element | null>(null);
  useLayoutEffect(onPlace);
  useEffect(() => dropSketch, []);
  const isNaming = sketch?.isNaming === true;
  const named = isNaming ? sketch.token : null;
  useEffect(() => {
    if (named === null) return;
    setTitle('');
    isOver.current = false;
    cameFrom.current = document.activeElement;
    place.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [named, place]);
  if (!sketch) return null;

  const { startDay, finishDay, drawn } = sketch;
  const days =
    drawn.kind === 'milestone'
      ? format.day(finishDay)
      : `${format.range(startDay, finishDay)} · ${daysBetween(startDay, finishDay) + 1} d`;
  const leave = () => {
    isOver.current = true;
    dropSketch();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true });
  };
  const create = async () => {
    if (isOver.current) return;
    if (title.trim() === '') {
      leave();
      return;
    }
    isOver.current = true;
    const isDone = await onCreate(sketch, title.trim());
    isOver.current = isDone;
    // Meanwhile another may have been begun.
    if (isDone && useSketch.getState().sketch === sketch) dropSketch();
  };
  const press = (event: KeyboardEvent) => {
    // The picture around it has keys of its own for what is typed here.
    event.stopPropagation();
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (event.key === 'Escape') leave();
    else if (step !== 0 && event.altKey) {
      const isEnd = event.ctrlKey || event.metaKey;
      const what = !isEnd ? 'move' : event.shiftKey ? 'start' : 'finish';
      useSketch.setState({ sketch: stepSketch(sketch, step * (event.shiftKey && !isEnd ? 7 : 1), what) });
    } else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a dialog while keys count, else a status.
    <div
      ref={place}
      className={classNames(styles.sketch, isNaming && styles.naming)}
      {...(isNaming ? { role: 'dialog', 'aria-label': `${drawn.words}, ${days}` } : { role: 'status' })}
      onKeyDown={press}
    >
      <span className={styles.sketchBar} />
      <span className={styles.sketchNote}>
        <strong>{drawn.words}</strong> {days}
        {effect === '' ? null : ` · ${effect}`}
      </span>
      {isNaming ? (
        <form
          className={styles.sketchName}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void create();
          }}
        >
          <input
            className={styles.sketchInput}
            aria-label="Title"
            aria-description="Enter adds it, Escape leaves nothing. Alt and the arrows move it, with Control its end, with Control and Shift its start."
            value={title}
            maxLength={titleLimit}
            placeholder="Its title"
            onChange={(event) => setTitle(event.target.value)}
            onBlur={() => void create()}
          />
          <span className={styles.sketchHint} aria-hidden>
            <kbd>Enter</kbd> adds it <kbd>Esc</kbd> leaves nothing
          </span>
        </form>
      ) : null}
    </div>
  );
}
