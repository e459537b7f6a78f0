import { create } from 'zustand';
import type { ImportPreview, StoreFault } from '../../../contract/channels';
import type { ImportFault, LossReport } from '../../../domain/exchange/lossReport';
import type { SheetMapping } from '../../../domain/exchange/mapping';
import type { Result } from '../../../domain/result';
import { request } from '../../plan/door';
import { newId } from '../../plan/ids';
import { notify } from '../../plan/notices';
import { faultToSentence, useOpenProgram } from '../../plan/openProgram';
import { endProgress } from '../../plan/progress';
import { goTo } from '../../plan/screens';
import { enterProgram } from '../../plan/workspace';

/** Where an import is. */
type ImportStage =
  | { readonly stage: 'idle' }
  | { readonly stage: 'reading'; readonly names: readonly string[] }
  | { readonly stage: 'fault'; readonly fault: ImportFault | StoreFault }
  | {
      readonly stage: 'preview';
      readonly preview: ImportPreview;
      /** As the user corrected them; the same as the preview's once the files were read again. */
      readonly mappings: readonly SheetMapping[];
      readonly encodings: Readonly<Record<string, string>>;
      readonly title: string;
      readonly isReadingAgain: boolean;
    }
  | { readonly stage: 'applying'; readonly title: string }
  | { readonly stage: 'done'; readonly title: string; readonly report: LossReport };

/** The import that is under way; there is one at a time. */
export const useImport = create<{ readonly now: ImportStage }>(() => ({ now: { stage: 'idle' } }));

const show = (now: ImportStage) => useImport.setState({ now });

function showPreview(
  preview: ImportPreview,
  title: string,
  encodings: Readonly<Record<string, string>>,
): void {
  show({
    stage: 'preview',
    preview,
    mappings: preview.mappings,
    encodings,
    title,
    isReadingAgain: false,
  });
}

/** Asks for files and reads them. */
export async function chooseFiles(): Promise<void> {
  if (!['idle', 'fault', 'done'].includes(useImport.getState().now.stage)) return;
  const answer = await request('import:choose', null);
  endProgress('import');
  if (answer === null) return;
  if (answer.ok) showPreview(answer.value, answer.value.suggestedTitle, {});
  else show({ stage: 'fault', fault: answer.error });
}

/** Reads again, with its circle, what was refused because of one. */
export async function keepCircle(): Promise<void> {
  const { now } = useImport.getState();
  if (now.stage !== 'fault') return;
  show({ stage: 'reading', names: 'file' in now.fault ? [now.fault.file] : [] });
  await showRead(await request('import:keepCircle', null));
}

/** Reads files that were dropped on the window. */
export async function readDropped(
  files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
): Promise<void> {
  show({ stage: 'reading', names: files.map((file) => file.name) });
  await showRead(await request('import:read', { files: [...files] }));
}

/** Shows what was read, unless the user left meanwhile. */
async function showRead(answer: Result<ImportPreview, ImportFault>): Promise<void> {
  endProgress('import');
  if (useImport.getState().now.stage !== 'reading') {
    if (answer.ok) await request('import:cancel', { token: answer.value.token });
    return;
  }
  if (answer.ok) showPreview(answer.value, answer.value.suggestedTitle, {});
  else show({ stage: 'fault', fault: answer.error });
}

/** Shows files that came from outside of the window, unless another import is under way. */
export async function showOffered(offered: Result<ImportPreview, ImportFault>): Promise<void> {
  endProgress('import');
  if (['idle', 'fault', 'done'].includes(useImport.getState().now.stage)) {
    if (offered.ok) showPreview(offered.value, offered.value.suggestedTitle, {});
    else show({ stage: 'fault', fault: offered.error });
  } else if (offered.ok) await request('import:cancel', { token: offered.value.token });
}

/** Shows why files could not even be taken. */
export function showFault(fault: ImportFault): void {
  show({ stage: 'fault', fault });
}

let readings = 0;

/** Reads the same files with what the user corrected or answered. */
export async function readAgain(changes: {
  readonly mappings?: readonly SheetMapping[];
  readonly encodings?: Readonly<Record<string, string>>;
}): Promise<void> {
  const { now } = useImport.getState();
  if (now.stage !== 'preview') return;
  const reading = ++readings;
  const next = { ...now, ...changes, isReadingAgain: true };
  show(next);
  const answer = await request('import:remap', {
    token: now.preview.token,
    mappings: next.mappings.map((mapping) => ({ ...mapping, columns: [...mapping.columns] })),
    encodings: { ...next.encodings },
  });
  endProgress('import');
  const after = useImport.getState().now;
  // A later correction is being read, or the user left.
  if (reading !== readings || after.stage !== 'preview') return;
  if (answer.ok) showPreview(answer.value, after.title, next.encodings);
  else show({ stage: 'fault', fault: answer.error });
}

/** What the new program is to be called. */
export function renameImport(title: string): void {
  const { now } = useImport.getState();
  if (now.stage === 'preview') show({ ...now, title });
}

/** Makes the program, opens it, and shows what came in. */
export async function applyImport(): Promise<void> {
  const { now } = useImport.getState();
  if (now.stage !== 'preview' || now.isReadingAgain) return;
  const title = now.title.trim() || now.preview.suggestedTitle;
  show({ stage: 'applying', title });
  const answer = await request('import:apply', { token: now.preview.token, title });
  endProgress('import');
  if (!answer.ok) {
    show({ stage: 'fault', fault: answer.error });
    return;
  }
  await enterProgram(answer.value.opened);
  show({ stage: 'done', title: answer.value.opened.document.program.title, report: answer.value.report });
}

/** Puts the plan of a report beside the open program that it is of, and shows what changed since. */
export async function compareImport(): Promise<void> {
  const { now } = useImport.getState();
  const { id } = useOpenProgram.getState();
  if (now.stage !== 'preview' || id === null) return;
  const snapshotId = newId('snapshot');
  const answer = await request('import:compare', {
    token: now.preview.token,
    id: id as never,
    snapshotId: snapshotId as never,
  });
  if (!answer.ok) {
    show({ stage: 'idle' });
    notify({ tone: 'refused', text: faultToSentence(answer.error) });
    return;
  }
  show({ stage: 'idle' });
  goTo('Roadmap', snapshotId);
}

/** Leaves the import; what was read is forgotten. */
export async function leaveImport(): Promise<void> {
  const { now } = useImport.getState();
  show({ stage: 'idle' });
  if (now.stage === 'fault') await request('import:cancel', { token: '' });
  if (now.stage === 'preview') await request('import:cancel', { token: now.preview.token });
}
