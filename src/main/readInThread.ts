import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportFault } from '../domain/exchange/lossReport';
import type { SheetMapping } from '../domain/exchange/mapping';
import { joinPieces, type RowPiece } from '../domain/model/rowPieces';
import { err, ok, type Result } from '../domain/result';
import type { ImportReading, ReadFiles } from './imports';
import type { ImportAnswer, ImportOrder } from './importWorker';

const workerFile = path.join(import.meta.dirname, 'importWorker.js');

const cancelled: ImportFault = {
  code: 'cancelled',
  file: '',
  place: '',
  message: 'The import was cancelled.',
  remedy: 'Nothing was changed.',
};

/** Megabytes that reading may take: a thread that needs more is ended, and the app goes on. */
const maxOldGenerationSizeMb = 2_048;

const tooMuch: ImportFault = {
  code: 'tooLarge',
  file: '',
  place: '',
  message: 'The files hold more than can be read at once.',
  remedy: 'Split them, or leave out what is not needed. Nothing was changed.',
};

/** Reads files in a thread of its own, so that no window waits; a thread for each reading, ended when it is cancelled. */
export function createReadFiles(remembered: () => ReadonlyMap<string, SheetMapping>): ReadFiles {
  return (files, choices, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const total = files.length;
      const message = total === 1 ? `Reading ${files[0]?.name}` : `Reading ${total} files`;
      onProgress({ task: 'import', done: 0, total, message });
      const order: ImportOrder = { files, choices, remembered: remembered() };
      const worker = new Worker(workerFile, {
        workerData: order,
        resourceLimits: { maxOldGenerationSizeMb },
      });
      const end = () => {
        signal.removeEventListener('abort', cancel);
        onProgress({ task: 'import', done: total, total, message });
        void worker.terminate();
      };
      const cancel = () => {
        end();
        resolve(err(cancelled));
      };
      const finish = (reading: Result<ImportReading, ImportFault>) => {
        end();
        resolve(reading);
      };
      worker.once('message', (answer: ImportAnswer) => {
        if (!answer.ok) {
          finish(answer);
          return;
        }
        // A piece is asked for when the one before it is here, so that others have their turn between them.
        const { program, preview, pieceCount } = answer.value;
        const pieces: RowPiece[] = [];
        const askOrFinish = () => {
          if (pieces.length < pieceCount) worker.postMessage(pieces.length);
          else finish(ok({ document: joinPieces(program, pieces), preview }));
        };
        worker.on('message', (piece: RowPiece) => {
          pieces.push(piece);
          askOrFinish();
        });
        askOrFinish();
      });
      worker.once('error', (error) => {
        end();
        if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(err(tooMuch));
        else reject(error);
      });
      // After an answer or a cancellation this settles nothing any more.
      worker.once('exit', (code) => reject(new Error(`The thread that reads files ended with ${code}`)));
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, { once: true });
    });
}
