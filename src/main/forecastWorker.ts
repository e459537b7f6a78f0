import { parentPort } from 'node:worker_threads';
import type { Forecast, ForecastOptions } from '../domain/forecast/forecast';
import { ForecastRuns } from '../domain/forecast/forecastRuns';
import type { ProgramDocument } from '../domain/model/document';
import { receiveDocuments } from './documentMessages';

/** What the thread says: how far it is, and at last what came of it. */
export type ForecastMessage =
  | { readonly done: number; readonly forecast?: undefined }
  | { readonly done: number; readonly forecast: Forecast | null };

/** A forecast is told of so many times on its way. */
const slices = 50;

/** Plays a forecast through a slice at a time; whoever cancels it ends the thread. */
function playForecast(
  document: ProgramDocument,
  options: ForecastOptions,
  say: (message: ForecastMessage) => void,
): void {
  const runs = new ForecastRuns(document, options);
  while (!runs.advance(Math.ceil(options.runs / slices))) say({ done: runs.done });
  say({ done: runs.done, forecast: runs.result() });
}

if (parentPort) {
  const port = parentPort;
  const receive = receiveDocuments<ForecastOptions>((document, options) =>
    playForecast(document, options, (message) => port.postMessage(message)),
  );
  port.on('message', receive);
}
