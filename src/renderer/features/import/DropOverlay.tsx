import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import styles from './DropOverlay.module.css';
import { readDropped, showFault, useImport } from './importFlow';

/** The most files that one drop may hold. */
const fileLimit = 50;

/** The files of a dropped entry; a folder's own files with it, hidden ones left out. */
async function filesOfEntry(entry: FileSystemEntry, depth: number): Promise<readonly File[]> {
  if (entry.name.startsWith('.') || depth > 4) return [];
  if (entry.isFile) {
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0 || files.length > fileLimit) return files;
    for (const child of entries) files.push(...(await filesOfEntry(child, depth + 1)));
  }
}

async function takeDrop(transfer: DataTransfer): Promise<void> {
  // Asked at once: after the first await the transfer is empty. Without an entry a file can still be had as such.
  const dropped = [...transfer.items].map((it) => it.webkitGetAsEntry() ?? it.getAsFile());
  try {
    const files = (
      await Promise.all(
        dropped.map(async (it) => {
          if (it === null) return [];
          return it instanceof File ? [it] : filesOfEntry(it, 0);
        }),
      )
    ).flat();
    const refuse = (message: string, remedy: string) =>
      showFault({ code: 'drop', file: '', place: '', message, remedy });
    if (files.length === 0) {
      refuse(
        'There is no file in what was dropped.',
        'Drop the files themselves, or the folder that holds them.',
      );
      return;
    }
    if (files.length > fileLimit) {
      refuse(
        `More than ${fileLimit} files were dropped.`,
        'Drop those of one program only: its projects, milestones, links, asks and people.',
      );
      return;
    }
    await readDropped(
      await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    showFault({
      code: 'unreadable',
      file: '',
      place: '',
      message: `The dropped files could not be read: ${error.message}`,
      remedy: 'Check that they are still there and that you may read them, then drop them again.',
    });
  }
}

/** Files can be dropped anywhere on the window. */
export function DropOverlay() {
  const [isOver, setOver] = useState(false);
  const isBusy = useImport((state) => !['idle', 'fault', 'done'].includes(state.now.stage));
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isBusy ? 'none' : 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer && !isBusy) void takeDrop(event.dataTransfer);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [isBusy]);
  if (!isOver || isBusy) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.card}>
        <FileDown aria-hidden />
        <p className={styles.title}>Drop to import</p>
        <p>
          Program files, CSV and Excel sheets, Microsoft Project XML, GanttProject, Mermaid charts, calendars
          (.ics) and full reports in HTML. Files that belong together come in as one.
        </p>
      </div>
    </div>
  );
}
