import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Events } from '../contract/channels';
import type { Forecast, ForecastOptions } from '../domain/forecast/forecast';
import type { ProgramDocument } from '../domain/model/document';
import { sendDocument } from './documentMessages';
import type { ForecastMessage } from './forecastWorker';

const workerFile = path.join(import.meta.dirname, 'forecastWorker.js');

/** Forecasts on their way, each in a thread of its own, at most one a program. */
export class Forecasts {
  readonly #onProgress: (progress: Events['progress']) => void;
  readonly #turn: () => Promise<void>;
  readonly #file: string;
  readonly #cancelById = new Map<string, () => void>();

  constructor(
    onProgress: (progress: Events['progress']) => void,
    turn: () => Promise<void>,
    file = workerFile,
  ) {
    this.#onProgress = onProgress;
    this.#turn = turn;
    this.#file = file;
  }

  /**
   * Plays a program through; one on its way for the same program is cancelled. A cancelled one answers null, and
   * `forecast` is null when nothing in the program has a date.
   */
  run(
    document: ProgramDocument,
    options: ForecastOptions,
  ): Promise<{ readonly forecast: Forecast | null } | null> {
    const { id } = document.program;
    this.cancel(id);
    const tell = (done: number) =>
      this.#onProgress({ task: 'forecast', done, total: options.runs, message: 'Forecasting' });
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#file);
      const end = () => {
        if (this.#cancelById.get(id) === cancel) this.#cancelById.delete(id);
        void worker.terminate();
      };
      const cancel = () => {
        end();
        // What waits for progress must not wait for ever.
        tell(options.runs);
        resolve(null);
      };
      this.#cancelById.set(id, cancel);
      worker.on('message', (message: ForecastMessage) => {
        if (this.#cancelById.get(id) !== cancel) return;
        tell(message.done);
        if (message.forecast === undefined) return;
        end();
        resolve({ forecast: message.forecast });
      });
      worker.once('error', (error) => {
        end();
        reject(error);
      });
      // After an answer or a cancellation this settles nothing any more.
      worker.once('exit', (code) => reject(new Error(`The thread that forecasts ended with ${code}`)));
      // What is said to a thread that was ended goes nowhere.
      sendDocument(worker, document, options, this.#turn).catch(reject);
    });
  }

  /** Ends the forecast of a program, if one is on its way. */
  cancel(programId: string): void {
    this.#cancelById.get(programId)?.();
  }
}
