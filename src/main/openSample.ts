import { readFileSync } from 'node:fs';
import type { OpenedProgram, StoreFault } from '../contract/channels';
import { parseProgram } from '../domain/model/parseProgram';
import type { Result } from '../domain/result';
import type { Session } from './session';

/** Opens a program that ships with the app where it is in the workspace; else takes it over. */
export function openSample(
  session: Session,
  sampleFile: string,
  holder: number,
): Promise<Result<OpenedProgram, StoreFault>> {
  const sample = parseProgram(JSON.parse(readFileSync(sampleFile, 'utf8')));
  if (!sample.ok) throw new Error(`The sample is no program: ${sample.error.where} ${sample.error.reason}`);
  return session.openOrAdd(sample.value.document, holder);
}
