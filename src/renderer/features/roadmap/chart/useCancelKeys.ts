import { useEffect, useRef } from 'react';

type Gestures = {
  /** Whether a bar is dragged. */
  readonly isDragging: () => boolean;
  /** Keeps what the drag would do as a scenario. */
  readonly keep: () => void;
  /** Ends a drag as if it had not been; answers whether there was one. */
  readonly cancelDrag: () => boolean;
  /** The same of what is drawn, selected or linked on the ground. */
  readonly cancelOther: () => boolean;
};

/** Escape forgets the gesture that is under way; K keeps what a drag would do, and forgets it. */
export function useCancelKeys(gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { isDragging, keep, cancelDrag, cancelOther } = latest.current;
      const isEscape = event.key === 'Escape';
      if (!isEscape && event.key.toLowerCase() !== 'k') return;
      if (!isEscape && isDragging()) keep();
      if (!cancelDrag() && !(isEscape && cancelOther())) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
