import type { ProgramDocument } from '../model/document';
import { findRow } from '../model/document';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { asSentence, count } from '../words';
import type { RegisterRow } from './register';
import { movesToWords, standingReasonToSentence } from './standing';

type DayToText = (day: Day) => string;
const plain: DayToText = (day) => day;
const firstName = (name: string) => name.split(/\s+/)[0] ?? name;

/**
 * [A25] The letter that asks for a promise: what exactly, for what, by when and why then, how it will be accepted, and
 * what an answer has to say. What the register does not know is asked for, not made up.
 */
export function requestLetter(
  document: ProgramDocument,
  row: RegisterRow,
  dayToText: DayToText = plain,
): string {
  const { agreement } = row;
  const lead = findRow(document, 'team', agreement.givingTeamId)?.leadId ?? null;
  const to = row.giverName || (findRow(document, 'stakeholder', lead)?.name ?? '');
  const from =
    row.getterName || (findRow(document, 'stakeholder', document.program.managerId)?.name ?? row.needingName);
  const needed = agreement.neededByDay;
  const criteria = agreement.acceptanceCriteria;
  const purpose =
    row.forTitle === row.forProjectTitle ? row.forTitle : `${row.forTitle} (${row.forProjectTitle})`;
  return [
    `Subject: ${document.program.title}: ${row.needingName} asks ${row.givingName} for “${row.title}”`,
    '',
    to === '' ? `To ${row.givingName},` : `Dear ${firstName(to)},`,
    '',
    `${row.needingName} needs from ${row.givingName}: ${asSentence(row.title)}`,
    `It is for ${purpose}${document.program.purpose === '' ? '.' : `, toward: ${asSentence(document.program.purpose)}`}`,
    needed === null
      ? 'We do not know yet by when we need it; let us find the day together.'
      : `We need it by ${dayToText(needed)}.`,
    ...(criteria.length === 0
      ? ['We would like to agree with you how we tell that it is done.']
      : ['We will accept it when:', ...criteria.map((it) => `- ${it}`)]),
    ...(agreement.fallback.trim() === ''
      ? []
      : [`If it cannot be, our fallback is: ${asSentence(agreement.fallback)}`]),
    '',
    'Please answer with one of these:',
    `1. Yes, for ${needed === null ? 'the day …' : `${dayToText(needed)} or the day …`}, and who of you stands for it.`,
    '2. Yes, but: what would have to change.',
    '3. No, and what you would suggest instead.',
    ...(row.responsible
      ? [
          `We would have to know by ${dayToText(row.responsible.day)}: after that it can no longer be done in time.`,
        ]
      : []),
    '',
    from,
    row.needingName,
  ].join('\n');
}

/** What somebody above both teams has to decide, and all that they need for it. */
export type EscalationPack = {
  readonly title: string;
  /** The stuck decision, in one question. */
  readonly question: string;
  readonly facts: readonly string[];
  readonly options: readonly { readonly title: string; readonly consequence: string }[];
  readonly recommendation: string;
  /** What not deciding costs, and from which day on deciding no longer helps. */
  readonly consequence: string;
  readonly decideBy: Day | null;
};

/** [A26] The pack for whoever has to decide on a promise that is stuck. */
export function escalationPack(
  document: ProgramDocument,
  schedule: Schedule,
  row: RegisterRow,
  today: Day,
  dayToText: DayToText = plain,
): EscalationPack {
  const { agreement, standing } = row;
  const needed = agreement.neededByDay;
  const expected = standing.forecastDay ?? agreement.committedDay;
  const days = needed && expected ? daysBetween(needed, expected) : null;
  const late = days !== null && days > 0;
  const moved = movesToWords(standing);
  const decision = document.decisions.find(
    (it) =>
      it.state === 'open' && it.title.toLocaleLowerCase('en').includes(row.title.toLocaleLowerCase('en')),
  );
  const facts = [
    `${row.givingName}${row.giverName === '' ? '' : ` (${row.giverName})`} gives ${row.needingName}${row.getterName === '' ? '' : ` (${row.getterName})`}: ${asSentence(row.title)}`,
    `${needed ? `Needed by ${dayToText(needed)}` : 'No needed-by day is written down'}; ${agreement.committedDay ? `committed for ${dayToText(agreement.committedDay)}` : `${agreement.state.toLowerCase()}, not committed`}${moved === '' ? '' : ` (${moved})`}.`,
    ...standing.reasons.map((reason) => standingReasonToSentence(reason, dayToText)),
    ...(agreement.commitments.length > 1
      ? [
          `Said so far: ${agreement.commitments.map((it) => `${dayToText(it.committedDay)}${it.reason === '' ? '' : ` (${it.reason})`}`).join(', ')}.`,
        ]
      : []),
  ];
  const successor = schedule.byId.get(row.dependency.successorId);
  const milestones = document.milestones
    .flatMap((milestone) => {
      const scheduled = schedule.byId.get(milestone.id);
      return scheduled && !scheduled.done && scheduled.critical
        ? [{ milestone, day: finishDay(scheduled) }]
        : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const critical = successor?.critical === true;
  const target = milestones.at(-1);
  const options = [
    {
      title: `${row.givingName} puts it first and delivers${needed ? ` by ${dayToText(needed)}` : ''}`,
      consequence: 'What it puts aside has to be named and agreed.',
    },
    {
      title: expected
        ? `${row.needingName} takes it on ${dayToText(expected)} and moves`
        : `${row.needingName} waits and plans anew`,
      consequence: `${row.forTitle} moves${days !== null && late ? ` by ${count(days, 'day')}` : ''}${critical ? ', and with it the finish of the program' : ''}.`,
    },
    ...(agreement.fallback.trim() === ''
      ? []
      : [
          {
            title: `The fallback: ${agreement.fallback.trim()}`,
            consequence: 'It is known and can begin at once.',
          },
        ]),
    { title: 'Do without it', consequence: `${row.forTitle} is cut by what it needs this for.` },
  ];
  const stillHelps = row.responsible === null || row.responsible.day >= today;
  const recommendation =
    decision && decision.recommendation.trim() !== ''
      ? asSentence(decision.recommendation)
      : agreement.escalation.trim() !== ''
        ? asSentence(agreement.escalation)
        : !stillHelps && agreement.fallback.trim() !== ''
          ? `Switch the fallback on: ${asSentence(agreement.fallback)}`
          : asSentence(options[0]?.title ?? '');
  const consequence = [
    late && days !== null && expected
      ? `Without a decision it comes on ${dayToText(expected)}, ${count(days, 'day')} after it is needed.`
      : 'Without a decision nobody stands for the date.',
    critical && target
      ? `${row.forTitle} is on the critical path; next on it: ${target.milestone.title}, ${dayToText(target.day)}.`
      : '',
    row.responsible === null
      ? ''
      : stillHelps
        ? `Deciding helps until ${dayToText(row.responsible.day)}.`
        : `The day until which deciding helped, ${dayToText(row.responsible.day)}, has passed: only the fallback or a new plan is left.`,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    title: `Decision needed: ${row.title}`,
    question: `Who moves: ${row.givingName} to give it in time, or ${row.needingName} to do without until later?`,
    facts,
    options,
    recommendation,
    consequence,
    decideBy: row.responsible?.day ?? null,
  };
}

/** The pack as text for a mail. */
export function packToText(pack: EscalationPack, dayToText: DayToText = plain): string {
  return [
    pack.title,
    ...(pack.decideBy === null ? [] : [`Decide by ${dayToText(pack.decideBy)}`]),
    '',
    pack.question,
    '',
    'What is known',
    ...pack.facts.map((fact) => `- ${fact}`),
    '',
    'Options',
    ...pack.options.map((option, index) => `${index + 1}. ${option.title}. ${option.consequence}`),
    '',
    `Recommendation: ${pack.recommendation}`,
    '',
    `If nothing is decided: ${pack.consequence}`,
  ].join('\n');
}
