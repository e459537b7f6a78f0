import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, ok, type Result } from '../../domain/result';
import { planElementId } from './reportToHtml';

/** The program file that a report in HTML carries, as text; nothing else of the page is looked at. */
export function planInHtml(html: string, file: string): Result<string, ImportFault> {
  const begin = html.indexOf(`id="${planElementId}">`);
  if (begin !== -1) {
    const from = html.indexOf('>', begin) + 1;
    const to = html.indexOf('</script', from);
    if (to !== -1) return ok(html.slice(from, to));
  }
  return err({
    code: 'noPlanInPage',
    file,
    place: 'line 1, column 1',
    message: `${file} is a web page that holds no plan.`,
    remedy: 'Choose a full report or a close-out that Throughline wrote as HTML, or the program file itself.',
  });
}
