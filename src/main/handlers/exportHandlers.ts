import { createHash } from 'node:crypto';
import path from 'node:path';
import { shell } from 'electron';
import { audienceTitles } from '../../domain/report/options';
import { titleFor } from '../../domain/report/redaction';
import { ok } from '../../domain/result';
import { drawingToSvg } from '../../formats/svg/drawingToSvg';
import { putOnClipboard } from '../clipboard';
import { askForLogo } from '../dialogs';
import { pictureTitles } from '../drawPicture';
import { reportFormatNames } from '../exporter';
import { titleToFileName, writeFileWhole } from '../files';
import { readLogoFile } from '../readLogoFile';
import { windowOf } from '../windows';
import type { HandlerParts, HandlersOf } from './handlerParts';
import { askWhereToSave, writeForUser } from './saveFile';

/** What is asked of reports and pictures that go out, and by the hidden window that prints them. */
export function exportHandlers(parts: HandlerParts): HandlersOf<'report' | 'picture' | 'logo' | 'file'> {
  const { session, printer, exporter, fileTokens } = parts;
  return {
    'report:export': async ({ id, options, format }, { windowId }) => {
      const place = await askWhereToSave(
        session,
        { id, windowId },
        'Export report',
        (document) =>
          titleToFileName(`${titleFor(document, options)} ${audienceTitles[options.audience]}`, format),
        { name: reportFormatNames[format], extensions: [format] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      const made = await exporter.report({ document, options, today: session.todayOf(document) }, format);
      if (!made.ok) return made;
      if (made.value === null) return null;
      const { content, pageCount } = made.value;
      return writeForUser(file, () => writeFileWhole(file, content), {
        token: fileTokens.add(file),
        fileName: path.basename(file),
        pageCount,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    },
    'report:rehearse': ({ id, options }) => {
      const document = session.documentOf(id);
      if (document.ok)
        printer.rehearse({ document: document.value, options, today: session.todayOf(document.value) });
      return null;
    },
    'report:rest': () => {
      printer.rest();
      return null;
    },
    'report:cancel': () => {
      printer.cancel();
      return null;
    },
    'report:copy': async ({ id, options, as }) => {
      const document = session.documentOf(id);
      if (!document.ok) return document;
      const copied = await exporter.copy(
        { document: document.value, options, today: session.todayOf(document.value) },
        as,
      );
      if (!copied.ok) return copied;
      await putOnClipboard(copied.value);
      return ok(null);
    },
    'report:job': (_request, { windowId }) => printer.jobOf(windowId),
    'report:ready': ({ pageCount }, { windowId }) => {
      printer.ready(windowId, pageCount);
      return null;
    },
    'picture:export': async ({ id, picture, format, drawing, roadmap, imagined = null }, { windowId }) => {
      const place = await askWhereToSave(
        session,
        { id, windowId },
        'Export picture',
        ({ program }) =>
          titleToFileName(`${program.title} ${pictureTitles[picture]}${imagined ? ' what if' : ''}`, format),
        { name: format.toUpperCase(), extensions: [format] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      const made =
        drawing === null
          ? await exporter.picture(document, picture, format, session.todayOf(document), roadmap, imagined)
          : await exporter.drawn(drawingToSvg(drawing), format);
      if (!made.ok) return made;
      return writeForUser(file, () => writeFileWhole(file, made.value), {
        token: fileTokens.add(file),
        fileName: path.basename(file),
      });
    },
    'logo:choose': async (_request, { windowId }) => {
      const file = await askForLogo(windowOf(windowId));
      return file === null ? null : readLogoFile(file);
    },
    'file:showInFolder': ({ token }) => {
      const file = fileTokens.get(token);
      if (file !== undefined) shell.showItemInFolder(file);
      return null;
    },
  };
}
