import { showOffered } from '../features/import/importFlow';
import { listen } from '../plan/door';
import { notify } from '../plan/notices';
import { openProgram } from '../plan/workspace';
import { showDefect } from './DefectDialog';

/** Does what the shell says unasked, for as long as the window lives: sentences, programs and files from outside. */
export function followShell(): void {
  listen('notice', ({ tone, text }) => notify({ tone, text }));
  listen('defect', ({ report }) => showDefect(report));
  listen('program:show', ({ id }) => void openProgram(id));
  listen('import:offered', (offered) => void showOffered(offered));
}
