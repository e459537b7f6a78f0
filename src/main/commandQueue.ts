import type { StoreFault } from '../contract/channels';
import type { Refusal } from '../domain/commands/refusal';
import type { Result } from '../domain/result';

type Answer = Result<{ readonly seq: number }, Refusal | StoreFault>;

/** What the queue asks of its surroundings. */
export type CommandQueueSurroundings = {
  /** Decides on commands of a program in their order, and makes what they change durable in one write. */
  readonly execute: (id: string, commands: readonly unknown[]) => readonly Answer[];
  readonly later: (run: () => void, afterMs: number) => () => void;
};

/** How long commands that follow on others are gathered, and how many at most: deciding them takes some milliseconds. */
const gatherMs = 4;
const groupLimit = 50;

type Waiting = {
  readonly id: string;
  readonly command: unknown;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Commands on their way to the disk. The first is executed at once; what comes within some milliseconds after it is
 * executed together, so that a flood of commands is some writes and not thousands, and whoever asks in the midst of it
 * is answered. Each is answered in its order, when it is on disk.
 */
export class CommandQueue {
  readonly #surroundings: CommandQueueSurroundings;
  #waiting: Waiting[] = [];
  #isQuiet = true;

  constructor(surroundings: CommandQueueSurroundings) {
    this.#surroundings = surroundings;
  }

  add(id: string, command: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, command, resolve, reject });
      if (this.#isQuiet || this.#waiting.length >= groupLimit) this.#takeTurn();
    });
  }

  /** Executes what waits: before anything else is done that must come after it. */
  flush(): void {
    while (this.#waiting.length > 0) {
      const { id } = this.#waiting[0] as Waiting;
      const others = this.#waiting.findIndex((waiting) => waiting.id !== id);
      const group = this.#waiting.splice(0, others === -1 ? this.#waiting.length : others);
      try {
        const answers = this.#surroundings.execute(
          id,
          group.map(({ command }) => command),
        );
        for (const [i, { resolve }] of group.entries()) resolve(answers[i] as Answer);
      } catch (error) {
        // A defect is everybody's who asked.
        for (const { reject } of group) reject(error);
      }
    }
  }

  #takeTurn(): void {
    const wasQuiet = this.#isQuiet;
    this.#isQuiet = false;
    this.flush();
    if (wasQuiet) this.#surroundings.later(() => this.#lookAgain(), gatherMs);
  }

  #lookAgain(): void {
    this.#isQuiet = true;
    if (this.#waiting.length > 0) this.#takeTurn();
  }
}
