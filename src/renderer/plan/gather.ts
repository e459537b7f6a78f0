const frameMs = 16;

/**
 * Gathers what comes in quick succession: the first is taken at once, what follows while that is drawn, and for a frame
 * after, is taken together and in its order.
 */
export function gather<T>(take: (gathered: readonly T[]) => void): {
  readonly add: (one: T) => void;
  /** Takes at once what waits. */
  readonly flush: () => void;
} {
  let waiting: T[] = [];
  let isQuiet = true;
  const flush = () => {
    if (waiting.length === 0) return;
    const gathered = waiting;
    waiting = [];
    take(gathered);
  };
  const takeTurn = () => {
    isQuiet = waiting.length === 0;
    if (isQuiet) return;
    // The frame begins after the drawing: else a slow one would be followed by one for every single thing.
    setTimeout(() => setTimeout(takeTurn, frameMs), 0);
    flush();
  };
  return {
    add: (one) => {
      waiting.push(one);
      if (isQuiet) takeTurn();
    },
    flush,
  };
}
