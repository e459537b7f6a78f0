import path from 'node:path';
import type { StoreFault } from '../../contract/channels';
import type { ProgramDocument } from '../../domain/model/document';
import { err, ok, type Result } from '../../domain/result';
import { askForPlace } from '../dialogs';
import type { Session } from '../session';
import { reasonOf } from '../store/faults';
import { windowOf } from '../windows';

/** Asks where a file that is made of a program is to go; null when the user cancelled. */
export async function askWhereToSave(
  session: Session,
  { id, windowId }: { readonly id: string; readonly windowId: number },
  title: string,
  nameOf: (document: ProgramDocument) => string,
  filter: { readonly name: string; readonly extensions: readonly string[] },
): Promise<Result<{ file: string; document: ProgramDocument }, StoreFault> | null> {
  const document = session.documentOf(id);
  if (!document.ok) return document;
  const file = await askForPlace(windowOf(windowId), title, nameOf(document.value), filter);
  return file === null ? null : ok({ file, document: document.value });
}

/** Writes a file of the user's; what the disk says is a sentence, and what was there before stays. */
export async function writeForUser<T>(
  file: string,
  write: () => void | Promise<void>,
  answer: T,
): Promise<Result<T, StoreFault>> {
  try {
    await write();
    return ok(answer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return err({
      code: 'exportFailed',
      message: `${path.basename(file)} was not written: ${reasonOf(error)}. What was there before is as it was.`,
    });
  }
}
