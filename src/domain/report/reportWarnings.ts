import { statusWords } from '../layout/drawing';
import { daysBetween } from '../time/day';
import { dayToText } from '../time/dayToText';
import { count, listWords } from '../words';
import { packGate } from './gateSections';
import type { ReportOptions } from './options';
import { redactionFor } from './redaction';
import type { ReportWarning } from './report';
import { type Ask, missingFromAsk } from './reportAsks';
import { openProjects, type ReportFacts } from './reportFacts';
import type { HeadlineSource } from './reportHeadline';
import { shortTitle } from './reportWords';

/** What was said of the program is stale after so many days. */
const staleDays = 14;
const named = 3;

const nameSome = (titles: readonly string[]): string => {
  const shown = titles.slice(0, named).map((title) => `'${shortTitle(title, 50)}'`);
  const rest = titles.length - shown.length;
  return listWords(rest > 0 ? [...shown, `${rest.toLocaleString('en-US')} more`] : shown);
};

/** What only one kind of report is asked about. */
function audienceWarnings(facts: ReportFacts, options: ReportOptions): ReportWarning[] {
  const { document, schedule } = facts;
  const warn = (
    code: ReportWarning['code'],
    message: string,
    ids: readonly string[] = [],
  ): ReportWarning[] => [{ code, message, ids }];
  switch (options.audience) {
    case 'gate':
      return packGate(facts, options.gateId) === null
        ? warn(
            'noGate',
            'The program has no gate: add one with its criteria, and the pack has something to decide.',
          )
        : [];
    case 'closeout': {
      const open = openProjects({ document, schedule });
      return open.length === 0
        ? []
        : warn(
            'notFinished',
            `${count(open.length, 'project')} ${open.length === 1 ? 'is' : 'are'} not done: the close-out says that it is a draft.`,
            open.map((it) => it.id),
          );
    }
    case 'external': {
      const redact = redactionFor(document, options.teamId);
      const written = options.headline ?? '';
      return [
        ...(options.teamId === null
          ? warn('noSupplier', 'No supplier is chosen: the report names none, and no promise is in it.')
          : []),
        ...(redact(written) === written.normalize('NFC')
          ? []
          : warn(
              'saysTooMuch',
              'Your headline names another supplier, an amount or an exact day. It is printed as you wrote it.',
            )),
      ];
    }
    default:
      return [];
  }
}

/** [R5] Finds what a reader would ask about first: a missing ask, no way back, stale words, past-due milestones. */
export function collectWarnings(
  facts: ReportFacts,
  asks: readonly Ask[],
  headlineSource: HeadlineSource,
  options: ReportOptions,
): readonly ReportWarning[] {
  const { document, health, schedule, today } = facts;
  const warnings: ReportWarning[] = [...audienceWarnings(facts, options)];
  const program = health.program;
  const troubled = program.computed === 'amber' || program.computed === 'red';

  if (program.contradicts && program.declared) {
    warnings.push({
      code: 'declaredRosier',
      message: `The program is declared ${statusWords[program.shown].toLowerCase()}, but the rules find it ${statusWords[program.computed].toLowerCase()}. Both are printed.`,
      ids: [],
    });
  }
  if (troubled && document.program.pathToGreen === null) {
    warnings.push({
      code: 'noPathToGreen',
      message: `The program is ${statusWords[program.computed].toLowerCase()} and has no path to green: say what, who and by when.`,
      ids: [],
    });
  }
  const lost = document.projects.filter((project) => {
    const it = health.byId.get(project.id);
    return it && (it.shown === 'amber' || it.shown === 'red') && project.pathToGreen === null;
  });
  if (lost.length > 0) {
    warnings.push({
      code: 'noPathToGreen',
      message: `${count(lost.length, 'project')} at risk or off track ${lost.length === 1 ? 'has' : 'have'} no path to green: ${nameSome(lost.map((it) => it.title))}.`,
      ids: lost.map((it) => it.id),
    });
  }
  const asksNothing =
    options.audience === 'team' || options.audience === 'external' || options.audience === 'closeout';
  if (asks.length === 0 && !asksNothing) {
    warnings.push({
      code: 'noAsk',
      message: 'Nothing is asked of the reader: "None" is printed under decisions and asks.',
      ids: [],
    });
  }
  for (const ask of asksNothing ? [] : asks) {
    const missing = missingFromAsk(ask);
    if (missing.length === 0) continue;
    warnings.push({
      code: 'askIncomplete',
      message: `'${shortTitle(ask.title, 60)}' lacks ${listWords(missing)}.`,
      ids: ask.id === null ? [] : [ask.id],
    });
  }
  if (headlineSource !== 'written') {
    const age = facts.latestUpdate === null ? null : daysBetween(facts.latestUpdate.day, today);
    if (age === null || age > staleDays) {
      const since =
        facts.latestUpdate === null
          ? 'No status update was ever written'
          : `The latest status update is of ${dayToText(facts.latestUpdate.day)}, ${count(age ?? 0, 'day')} ago`;
      warnings.push({
        code: 'staleUpdate',
        message: `${since}: read the headline before you send it.`,
        ids: facts.latestUpdate === null ? [] : [facts.latestUpdate.id],
      });
    }
  }
  const pastDue = document.milestones.filter((milestone) => {
    const row = schedule.byId.get(milestone.id);
    const day = facts.finishDay(milestone.id);
    return row && !row.done && day !== null && day < today;
  });
  if (pastDue.length > 0) {
    warnings.push({
      code: 'pastDueMilestones',
      message: `${count(pastDue.length, 'milestone')} ${pastDue.length === 1 ? 'is' : 'are'} past due: ${nameSome(pastDue.map((it) => it.title))}.`,
      ids: pastDue.map((it) => it.id),
    });
  }
  const undated = schedule.undatedIds;
  if (undated.length > 0) {
    warnings.push({
      code: 'undated',
      message: `${count(undated.length, 'project, task or milestone', 'projects, tasks and milestones')} without a date ${undated.length === 1 ? 'is' : 'are'} on no picture: ${nameSome(undated.map(facts.rowTitle))}.`,
      ids: undated,
    });
  }
  return warnings;
}
