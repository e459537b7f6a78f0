import { parentPort } from 'node:worker_threads';
import type { Result } from '../domain/result';
import { answerDocuments } from './documentThread';
import { drawPicture, type PictureOrder } from './drawPicture';

if (parentPort) answerDocuments<PictureOrder, Result<string, string>>(parentPort, drawPicture);
