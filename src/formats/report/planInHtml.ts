import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, ok, type Result } from '../../domain/result';
import { type Day, parseDay } from '../../domain/time/day';
import { planElementId } from './reportToHtml';

/** The plan that a report carries: its program file as text, and the day of the report; null in reports of before. */
export type PlanInHtml = { readonly text: string; readonly day: Day | null };

/** The program file that a report in HTML carries; nothing else of the page is looked at. */
export function planInHtml(html: string, file: string): Result<PlanInHtml, ImportFault> {
  const begin = html.indexOf(`id="${planElementId}">`);
  if (begin !== -1) {
    const from = html.indexOf('>', begin) + 1;
    const to = html.indexOf('</script', from);
    const day = /data-day="(\d{4}-\d{2}-\d{2})" $/.exec(html.slice(Math.max(0, begin - 40), begin))?.[1];
    if (to !== -1) return ok({ text: html.slice(from, to), day: parseDay(day ?? '') });
  }
  return err({
    code: 'noPlanInPage',
    file,
    place: 'line 1, column 1',
    message: `${file} is a web page that holds no plan.`,
    remedy: 'Choose a full report or a close-out that Throughline wrote as HTML, or the program file itself.',
  });
}
