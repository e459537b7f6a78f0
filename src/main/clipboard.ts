import * as electron from 'electron';

/** What the clipboard is given: the same thing in one or more kinds. */
export type Copied = {
  readonly text?: string;
  readonly html?: string;
  readonly png?: Uint8Array;
};

/** The clipboard as Electron had it before it took items as browsers do. */
type EarlierClipboard = {
  readonly write: (content: { text?: string; html?: string; image?: electron.NativeImage }) => void;
};

/** Puts what was copied where other programs find it. */
export async function putOnClipboard({ text, html, png }: Copied): Promise<void> {
  const { clipboard, nativeImage } = electron;
  if ('ClipboardItem' in electron) {
    const kinds: Record<string, string | Blob> = {
      ...(text === undefined ? {} : { 'text/plain': text }),
      ...(html === undefined ? {} : { 'text/html': html }),
      ...(png === undefined ? {} : { 'image/png': new Blob([png.slice()], { type: 'image/png' }) }),
    };
    await clipboard.write([new electron.ClipboardItem(kinds)]);
    return;
  }
  (clipboard as unknown as EarlierClipboard).write({
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(png === undefined ? {} : { image: nativeImage.createFromBuffer(Buffer.from(png)) }),
  });
}
