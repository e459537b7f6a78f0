import { isOpenState } from '../agreements/moves';
import { type Dependency, dependencyTypeWords } from '../model/dependency';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import { titleOf } from '../model/kinds';
import { amountToWords, lagToWords } from '../schedule/explainStart';
import { linkSlackMinutes } from '../schedule/linkSlack';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToText as plainDay } from '../time/dayToText';
import { asSentence, capitalize, count } from '../words';
import { dependencyToArrowState } from './roadmapArrows';
import type { ArrowState } from './roadmapTypes';

/** What each state of an arrow means. */
const arrowStateWords: Readonly<Record<ArrowState, string>> = {
  broken: 'broken: the dates contradict it',
  critical: 'on the critical path',
  late: 'promised later than needed',
  proposed: 'asked, not promised yet',
  agreed: 'agreed',
  related: 'related, moves nothing',
};

/** What an arrow says of itself: its ends, and then a line for each thing that is to be known. */
export type ArrowText = { readonly title: string; readonly lines: readonly string[] };

/** Links of one arrow that are told one by one; of more the rest is counted. */
const mostTold = 3;

/**
 * [L27] What an arrow says: the type, lag and slack of its link, its state, and the promise inside of it: who gives what
 * to whom by when, and how that stands. An arrow of several links says their titles and states.
 */
export function arrowToText(
  document: ProgramDocument,
  schedule: Schedule,
  dependencyIds: readonly string[],
  dayToText: (day: Day) => string = plainDay,
): ArrowText {
  const links = dependencyIds.flatMap((id) => findRow(document, 'dependency', id) ?? []);
  const [first] = links;
  if (!first) return { title: '', lines: [] };
  if (links.length === 1) {
    return { title: endsOf(document, first), lines: linkLines(document, schedule, first, dayToText) };
  }
  const told = links.slice(0, mostTold).map((link) => {
    const state = arrowStateWords[stateOf(schedule, link)];
    return `${endsOf(document, link)}: ${state}.`;
  });
  const more = links.length - told.length;
  return {
    title: `${links.length} dependencies`,
    lines: more > 0 ? [...told, `And ${more} more.`] : told,
  };
}

function endsOf(document: ProgramDocument, { predecessorId, successorId }: Dependency): string {
  const nameOf = (id: string) => {
    const row = findAnyRow(document, id);
    return row ? titleOf(row.row) : '';
  };
  return `${nameOf(predecessorId)} → ${nameOf(successorId)}`;
}

function stateOf(schedule: Schedule, link: Dependency): ArrowState {
  const broken = schedule.diagnostics.some(
    (it) => it.code === 'linkBrokenByManualDate' && it.ids.includes(link.id),
  );
  return dependencyToArrowState(
    link,
    schedule.byId.get(link.predecessorId),
    schedule.byId.get(link.successorId),
    new Set(broken ? [link.id] : []),
  );
}

function linkLines(
  document: ProgramDocument,
  schedule: Schedule,
  link: Dependency,
  dayToText: (day: Day) => string,
): string[] {
  const dayMinutes = schedule.byId.get(link.successorId)?.dayMinutes ?? 480;
  const hasLag = link.lag !== null && link.lag.value !== 0;
  const lag = hasLag && link.lag ? lagToWords(link.lag, dayMinutes) : ', no lag';
  const slack = slackToWords(linkSlackMinutes(document, schedule, link), dayMinutes);
  const lines = link.drives
    ? [
        `${dependencyTypeWords[link.type]}${lag}${slack}.`,
        `${capitalize(arrowStateWords[stateOf(schedule, link)])}.`,
      ]
    : [`${capitalize(arrowStateWords.related)}.`];
  return [...lines, ...promiseLines(document, link, dayToText)];
}

function slackToWords(minutes: number | null, dayMinutes: number): string {
  if (minutes === null) return '';
  if (minutes === 0) return ', no slack';
  const days = Math.abs(minutes) / dayMinutes;
  const amount = `${amountToWords(days)} working day${days === 1 ? '' : 's'}`;
  return minutes > 0 ? `, ${amount} of slack` : `, ${amount} short`;
}

function promiseLines(
  document: ProgramDocument,
  { agreement }: Dependency,
  dayToText: (day: Day) => string,
): string[] {
  if (!agreement) return [];
  const side = (teamId: string, personId: string | null) => {
    const team = findRow(document, 'team', teamId)?.name ?? 'A team';
    const person = findRow(document, 'stakeholder', personId ?? '')?.name;
    return person === undefined ? team : `${team} (${person})`;
  };
  const { deliverable, neededByDay, committedDay, forecastDay, confidencePercent, state } = agreement;
  const what = deliverable.trim() === '' ? 'what is not written down yet' : `‘${deliverable.trim()}’`;
  const by = committedDay === null ? '' : ` by ${dayToText(committedDay)}`;
  const said = forecastDay ?? committedDay;
  const isLate =
    isOpenState(state) &&
    state !== 'Delivered' &&
    said !== null &&
    neededByDay !== null &&
    said > neededByDay;
  const late = isLate ? `, ${count(daysBetween(neededByDay, said), 'day')} too late` : '';
  const needed = neededByDay === null ? '' : `, needed by ${dayToText(neededByDay)}${late}`;
  const standing = [
    state,
    ...(forecastDay !== null && forecastDay !== committedDay ? [`expected ${dayToText(forecastDay)}`] : []),
    ...(confidencePercent === null ? [] : [`${Math.round(confidencePercent)} % sure`]),
  ];
  return [
    asSentence(
      `${side(agreement.givingTeamId, agreement.giverId)} gives ${side(agreement.needingTeamId, agreement.getterId)} ${what}${by}${needed}`,
    ),
    asSentence(standing.join(', ')),
  ];
}
