import type { Plan } from '../../domain/model/plan';
import type { ImportDraft } from './importDraft';
import type { RowReader } from './sheetReader';
import { type WorkState, wordToWorkState } from './words';

const minutesByUnit = { m: 1, h: 60, d: 480, w: 2_400 } as const;

/** Reads a span of working time ("5", "5d", "2 weeks", "4h") as minutes; days of eight hours when it names no unit. */
export function parseWorkingMinutes(text: string): number | null {
  const match = /^([0-9]+(?:[.,][0-9]+)?)\s*([a-z]*)\.?$/i.exec(text.trim());
  if (!match) return null;
  const unit = (match[2] ?? '').toLowerCase();
  const word = /^(m|mins?|minutes?)$/.test(unit)
    ? 'm'
    : /^(h|hrs?|hours?)$/.test(unit)
      ? 'h'
      : /^(d|days?|)$/.test(unit)
        ? 'd'
        : /^(w|wks?|weeks?)$/.test(unit)
          ? 'w'
          : null;
  return word === null ? null : Number((match[1] ?? '').replace(',', '.')) * minutesByUnit[word];
}

/** The state that a row's status names; an unknown word is noted. The source's own word is kept as a custom field. */
export function readWorkState(row: RowReader, draft: ImportDraft): WorkState | null {
  const word = row.text('status');
  if (word === '') return null;
  row.keepText('status');
  const state = wordToWorkState(word) ?? wordToWorkState(row.text('statusCategory'));
  if (state === null) {
    draft.ledger.note({
      severity: 'note',
      code: 'statusUnknown',
      file: row.file,
      row: row.number,
      column: row.columnOf('status'),
      message: `The status "${word.slice(0, 60)}" is not known: it was kept as a custom field and changes nothing.`,
      many: (count) =>
        `${count} rows have the status "${word.slice(0, 60)}", which is not known: it was kept as a custom field and changes nothing`,
    });
  }
  return state;
}

type PlanDraft = { -readonly [Field in keyof Plan]?: Plan[Field] };

/** The plan that a row of a project or task describes: what stands in Start and Finish stays there. */
export function readPlan(row: RowReader, state: WorkState | null, draft: ImportDraft): PlanDraft {
  const guess = (code: string, message: string, many: (count: number) => string) =>
    draft.ledger.note({ severity: 'guessed', code, file: row.file, row: row.number, message, many });
  const plan: PlanDraft = {};
  let startAt = row.moment('start');
  let finishAt = row.moment('finish');
  if (startAt !== null && finishAt !== null && finishAt.slice(0, 10) < startAt.slice(0, 10)) {
    draft.ledger.note({
      severity: 'dropped',
      code: 'endBeforeStart',
      file: row.file,
      row: row.number,
      column: row.columnOf('finish'),
      message: `"${row.text('title') || row.text('key')}" finishes (${finishAt}) before it starts (${startAt}): the finish was kept as a custom field only.`,
      many: (count) => `${count} rows finish before they start: the finish was kept as a custom field only`,
    });
    row.keepText('finish');
    finishAt = null;
  } else if (
    startAt !== null &&
    finishAt !== null &&
    startAt.length > 10 &&
    finishAt.length > 10 &&
    finishAt < startAt
  ) {
    // The same day, with times the wrong way round: the day is what is known.
    startAt = startAt.slice(0, 10) as typeof startAt;
    finishAt = finishAt.slice(0, 10) as typeof finishAt;
  }
  const minutes = readDuration(row, draft);
  if (startAt !== null && finishAt !== null) {
    Object.assign(plan, { placement: 'manual', startAt, finishAt });
  } else if (minutes !== null) {
    plan.durationMinutes = minutes;
    if (startAt !== null) plan.constraint = { type: 'SNET', at: startAt, manner: 'soft' };
    else if (finishAt !== null) plan.deadlineAt = finishAt;
  } else if (startAt !== null || finishAt !== null) {
    const day = startAt ?? finishAt;
    Object.assign(plan, { placement: 'manual', startAt: day, finishAt: day });
    const known = startAt !== null ? 'a start' : 'a finish';
    const missing = startAt !== null ? 'finish' : 'start';
    guess(
      startAt !== null ? 'finishMissing' : 'startMissing',
      `"${row.text('title') || row.text('key')}" has ${known} but no ${missing}: it was given that one day.`,
      (count) => `${count} rows have ${known} but no ${missing}: each was given that one day`,
    );
  }
  const percent = row.percent('percentComplete');
  if (percent !== null) plan.percentComplete = percent;
  const actualStartAt = row.moment('actualStart');
  if (actualStartAt !== null) plan.actualStartAt = actualStartAt;
  if (state === 'done') {
    if (percent !== null && percent < 100) {
      guess(
        'doneBelow100',
        `"${row.text('title') || row.text('key')}" is done by its status but ${percent} % by its number: it was taken as done.`,
        (count) =>
          `${count} rows are done by their status but below 100 % by their number: they were taken as done`,
      );
    }
    plan.percentComplete = 100;
    const actualFinishAt = row.moment('actualFinish');
    if (actualFinishAt !== null) plan.actualFinishAt = actualFinishAt;
  } else if (row.text('actualFinish') !== '') row.keepText('actualFinish');
  if (state === 'cancelled') plan.active = false;
  if (state === 'inProgress' && percent === null && actualStartAt === null && startAt !== null) {
    plan.actualStartAt = startAt;
    guess(
      'startedAsPlanned',
      `"${row.text('title') || row.text('key')}" is in progress with no number: it was taken to have started as planned.`,
      (count) => `${count} rows are in progress with no number: they were taken to have started as planned`,
    );
  }
  return plan;
}

function readDuration(row: RowReader, draft: ImportDraft): number | null {
  const seconds = row.text('estimateSeconds');
  if (/^\d+$/.test(seconds) && Number(seconds) > 0) return Number(seconds) / 60;
  const text = row.text('duration');
  if (text === '') return null;
  const minutes = parseWorkingMinutes(text);
  if (minutes === null) {
    row.keepText('duration');
    draft.ledger.note({
      severity: 'dropped',
      code: 'unreadable',
      file: row.file,
      row: row.number,
      column: row.columnOf('duration'),
      message: `"${text.slice(0, 60)}" in "${row.columnOf('duration')}" is no span of time; its text was kept as a custom field.`,
      many: (count) =>
        `${count} texts in "${row.columnOf('duration')}" are no spans of time; they were kept as custom fields, as text`,
    });
  }
  return minutes;
}
