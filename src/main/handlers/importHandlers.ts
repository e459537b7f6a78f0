import { isProgramFile } from '../../domain/exchange/lossReport';
import { titleSchema } from '../../domain/model/fields';
import { err, ok } from '../../domain/result';
import { keepSentPlan } from '../../domain/snapshots/sentPlan';
import { askForFiles } from '../dialogs';
import { windowOf } from '../windows';
import { enterProgram } from './enterProgram';
import type { HandlerParts, HandlersOf } from './handlerParts';

/** What is asked of files that come in. */
export function importHandlers(parts: HandlerParts): HandlersOf<'import'> {
  const { session, commands, settings, imports } = parts;
  return {
    'import:choose': async (_request, { windowId }) => {
      const paths = await askForFiles(windowOf(windowId));
      return paths.length === 0 ? null : imports.fromPaths(paths);
    },
    'import:read': ({ files }) => imports.fromBytes(files),
    'import:keepCircle': () => imports.keepCircle(),
    'import:remap': ({ token, mappings, encodings }) => imports.again(token, { mappings, encodings }),
    'import:apply': async ({ token, title }, { windowId }) => {
      const taken = imports.take(token);
      if (!taken.ok) return taken;
      const { document, report, mappings } = taken.value;
      const named = titleSchema.safeParse(title);
      const program = named.success ? { ...document.program, title: named.data } : document.program;
      const imported = { ...document, program };
      const opened = enterProgram(
        parts,
        await (isProgramFile(report) ? session.addFile(imported, windowId) : session.add(imported, windowId)),
        windowId,
      );
      if (!opened.ok) return opened;
      settings.rememberMappings(mappings);
      return ok({ opened: opened.value, report });
    },
    'import:compare': async ({ token, id, snapshotId }) => {
      const taken = imports.take(token);
      if (!taken.ok) return taken;
      const { document, sentPlan } = taken.value;
      if (sentPlan === null || sentPlan.programId !== id)
        return err({ code: 'invalid', message: 'Not compared: the file holds no plan of this program.' });
      const kept = await commands.add(id, keepSentPlan(document, sentPlan, snapshotId));
      return kept.ok ? ok(null) : kept;
    },
    'import:cancel': ({ token }) => {
      imports.cancel(token);
      return null;
    },
  };
}
