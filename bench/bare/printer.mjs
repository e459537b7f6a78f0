/**
 * An Electron that prints static files and does nothing else: what no report can be faster than. Each line on stdin is a
 * file; for each it answers one line, the milliseconds from opening the file until the PDF is on disk.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { app, BrowserWindow } from 'electron';

/** @param {string} file */
async function print(file) {
  const begin = performance.now();
  const window = new BrowserWindow({ show: false, width: 1_000, height: 1_400 });
  try {
    await window.loadFile(file);
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => null)');
    const bytes = await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    writeFileSync(`${file}.pdf`, bytes);
    return performance.now() - begin;
  } finally {
    window.destroy();
  }
}

// Without this the app would end with its first window.
app.on('window-all-closed', () => undefined);
app.whenReady().then(async () => {
  process.stdout.write('ready\n');
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${await print(line)}\n`);
  }
  app.quit();
});
