import type { Steps } from '../../domain/steps';

/** How long work goes on in one turn: half of a frame. */
const turnMs = 8;
/** A window that is never idle gives a turn all the same after so long. */
const patienceMs = 100;

/** Does long work while the window has nothing else to do. Answers null when `isOver` called it off. */
export function inIdleTurns<T>(steps: Steps<T>, isOver: () => boolean): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const ask = () => window.requestIdleCallback(turn, { timeout: patienceMs });
    const turn = () => {
      const until = performance.now() + turnMs;
      try {
        do {
          if (isOver()) {
            resolve(null);
            return;
          }
          const next = steps.next();
          if (next.done) {
            resolve(next.value);
            return;
          }
        } while (performance.now() < until);
      } catch (defect) {
        reject(defect);
        return;
      }
      ask();
    };
    ask();
  });
}
