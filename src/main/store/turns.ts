import type { Steps } from '../../domain/steps';

/** How long work goes on before others get their turn. */
const turnMs = 8;

/** Does long work in turns of at most some milliseconds each, so that nothing else waits for it. */
export async function inTurns<T>(steps: Steps<T>, turn: () => Promise<void>): Promise<T> {
  for (;;) {
    const until = performance.now() + turnMs;
    do {
      const next = steps.next();
      if (next.done) return next.value;
    } while (performance.now() < until);
    await turn();
  }
}
