import path from 'node:path';
import { offersOf } from '../../domain/agreements/mirrors';
import { programTextPieces } from '../../domain/model/serializeProgram';
import { err, ok } from '../../domain/result';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { startFromTemplate } from '../../domain/template/startFromTemplate';
import { titleToFileName, writePiecesWhole } from '../files';
import { openSample } from '../openSample';
import { inTurns } from '../store/turns';
import { readTemplates, templateToSummary } from '../templates';
import { enterProgram } from './enterProgram';
import type { HandlerParts, HandlersOf } from './handlerParts';
import { askWhereToSave, writeForUser } from './saveFile';

/** Holds a program only while something is read of it: no window has this id. */
const lookingHolder = -2;

/** What is asked of a program: to be made, opened, changed, looked into, let go. */
export function programHandlers(parts: HandlerParts): HandlersOf<'program' | 'template' | 'forecast'> {
  const { session, commands, forecasts, handOvers, showing } = parts;
  return {
    'template:list': () =>
      [...readTemplates(parts.templateFolder)].map(([id, document]) => templateToSummary(id, document)),
    'program:create': async ({ title }, { windowId }) =>
      enterProgram(parts, await session.create(title, windowId), windowId),
    'program:createFromTemplate': async ({ templateId, title, startDay }, { windowId }) => {
      const template = readTemplates(parts.templateFolder).get(templateId);
      if (!template)
        return err({ code: 'missing', message: 'There is no such template. Nothing was created.' });
      const started = startFromTemplate(template, title, startDay);
      if (!started.ok) return err({ code: 'invalid', message: `Not created: ${started.error}.` });
      return enterProgram(parts, await session.add(started.value, windowId), windowId);
    },
    'program:openSample': async (_request, { windowId }) =>
      enterProgram(parts, await openSample(session, parts.sampleFile, windowId), windowId),
    'program:openPractice': async (_request, { windowId }) =>
      enterProgram(parts, await openSample(session, parts.practiceFile, windowId), windowId),
    'program:open': async ({ id }, { windowId }) =>
      enterProgram(parts, await session.open(id, windowId), windowId),
    'program:rows': ({ token, piece }, { windowId }) => handOvers.piece(token, piece, windowId),
    'program:keepMine': async ({ id }, { windowId }) =>
      enterProgram(parts, await session.keepMine(id, windowId), windowId),
    'program:readAgain': async ({ id }, { windowId }) =>
      enterProgram(parts, await session.readAgain(id, windowId), windowId),
    'program:close': ({ id }, { windowId }) => {
      showing(windowId, null);
      // Its files are brought to rest behind the window's back.
      void session.close(id, windowId);
      return null;
    },
    'program:delete': ({ id }) => session.delete(id),
    'program:execute': ({ id, command }) => commands.add(id, command),
    'program:undo': ({ id }) => session.undoOrRedo(id, 'undo'),
    'program:redo': ({ id }) => session.undoOrRedo(id, 'redo'),
    'program:history': ({ id, rowId, limit }) => session.historyOf(id, rowId, limit),
    'program:offers': async ({ id }) => {
      const opened = await session.open(id, lookingHolder);
      if (!opened.ok) return opened;
      try {
        const { document } = opened.value;
        return ok(offersOf(document, computeSchedule(document)));
      } finally {
        await session.close(id, lookingHolder);
      }
    },
    'program:saveCopy': async ({ id }, { windowId }) => {
      const place = await askWhereToSave(
        session,
        { id, windowId },
        'Save a copy',
        ({ program }) => titleToFileName(program.title, 'throughline'),
        { name: 'Throughline program', extensions: ['throughline', 'json'] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      const write = () => inTurns(writePiecesWhole(file, programTextPieces(document)), parts.turn);
      return writeForUser(file, write, { fileName: path.basename(file) });
    },
    'forecast:run': async ({ id, seed, runs }) => {
      const document = session.documentOf(id);
      return document.ok ? ok(await forecasts.run(document.value, { seed, runs })) : document;
    },
    'forecast:cancel': ({ id }) => {
      forecasts.cancel(id);
      return null;
    },
  };
}
