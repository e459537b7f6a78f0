import type { ProgramDocument } from '../../domain/model/document';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import type { MovedRow } from '../../domain/whatif/comparePlans';
import { simulateSlips, type WhatIf, whatIfFaultToSentence } from '../../domain/whatif/simulateSlips';
import type { Slip } from '../../domain/whatif/slips';
import type { Arguments } from '../arguments';
import { type Command, columnsToText, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';
import { PlanAtFault, WrongUsage } from '../wrongUsage';

/** A slip as it was asked for: by an id of the program, or of the file that it came from. */
type AskedSlip = { readonly name: string; readonly days: number };

/** The most working days that anything is imagined to slip by: four centuries. */
const mostDays = 100_000;

function readSlips(args: Arguments): AskedSlip[] {
  const words = args.valuesOf('slip').flatMap((word) => word.split(/,(?=[^,=]+=[+-]?\d)/));
  if (words.length === 0)
    throw new WrongUsage('--slip is missing: say what slips, and by how many working days.');
  const slips = words.map((word) => {
    const found = /^(.+)=([+-]?\d+(?:\.\d+)?)d$/.exec(word);
    const days = Number(found?.[2]);
    if (!found?.[1] || days === 0 || Math.abs(days) > mostDays) {
      throw new WrongUsage(
        `--slip is an id and working days, such as T-12=+10d or T-12=-2d, not "${word.slice(0, 60)}".`,
      );
    }
    return { name: found[1], days };
  });
  const twice = slips.find((slip, i) => slips.findIndex((it) => it.name === slip.name) < i);
  if (twice) throw new WrongUsage(`${twice.name} slips twice.`);
  return slips;
}

function placeableRows(document: ProgramDocument) {
  return [...document.projects, ...document.tasks, ...document.milestones];
}

function findSlip(document: ProgramDocument, { name, days }: AskedSlip): Slip {
  const rows = placeableRows(document);
  const own = rows.find((row) => row.id === name);
  if (own) return { id: own.id, days };
  const [first, second] = rows.filter((row) => row.externalId === name);
  if (!first) throw new PlanAtFault([`There is no project, task or milestone ${name}.`]);
  if (second) {
    throw new PlanAtFault([
      `${name} is the id of several: ${first.title} (${first.id}) and ${second.title} (${second.id}). Say which by its own id.`,
    ]);
  }
  return { id: first.id, days };
}

/** What slips would do, in the shape that scripts rely on. Days are calendar days, slack is in working days. */
export function whatIfToJson(slips: readonly Slip[], whatIf: WhatIf): Record<string, unknown> {
  const { comparison, document, tell } = whatIf;
  const rowById = new Map<string, { readonly title: string; readonly externalId: string | null }>(
    placeableRows(document).map((row) => [row.id, row]),
  );
  const named = (id: string) => ({
    id,
    externalId: rowById.get(id)?.externalId ?? null,
    name: rowById.get(id)?.title ?? '',
  });
  const moved = (row: MovedRow) => ({
    ...named(row.id),
    kind: row.kind,
    startBefore: row.startBeforeDay,
    startAfter: row.startAfterDay,
    finishBefore: row.finishBeforeDay,
    finishAfter: row.finishAfterDay,
    days: row.days,
  });
  const { finish, criticalPath } = comparison;
  return {
    slips: slips.map(({ id, days }) => ({ ...named(id), days })),
    finish: { before: finish.beforeDay, after: finish.afterDay, days: finish.days },
    milestones: comparison.milestones.map(moved),
    projects: comparison.projects.map(moved),
    moved: comparison.moved.map(moved),
    slackEaten: comparison.slackEaten.map(({ id, beforeDays, afterDays }) => ({
      ...named(id),
      beforeDays,
      afterDays,
    })),
    criticalPath,
    agreements: comparison.agreements,
    missed: comparison.missed,
    cost: comparison.cost,
    tell,
  };
}

function printWords(out: (text: string) => void, { comparison, document, tell }: WhatIf): void {
  const { finish, milestones, slackEaten, criticalPath, agreements, missed } = comparison;
  const signed = (days: number) => `${days > 0 ? '+' : ''}${days} d`;
  const rounded = (days: number) => String(Math.round(days * 10) / 10);
  const section = (title: string, rows: readonly (readonly string[])[]) => {
    out(`\n${title}: ${rows.length === 0 ? 'none' : rows.length}\n`);
    if (rows.length > 0) out(columnsToText(rows.map((row) => ['', ...row])));
  };
  const titleById = new Map<string, string>(placeableRows(document).map((row) => [row.id, row.title]));
  const titles = (ids: readonly string[]) => ids.map((id) => [titleById.get(id) ?? id]);
  out(
    `${document.program.title} would finish on ${finish.afterDay ?? '–'} instead of ${finish.beforeDay ?? '–'} (${signed(finish.days)}).\n`,
  );
  section(
    'Milestones that move',
    milestones.map((it) => [it.finishBeforeDay, it.finishAfterDay, signed(it.days), it.title]),
  );
  section(
    'Slack eaten, in working days',
    slackEaten.map((it) => [rounded(it.beforeDays), rounded(it.afterDays), it.title]),
  );
  section('Critical path before', titles(criticalPath.before));
  section('Critical path after', titles(criticalPath.after));
  section(
    'Agreements broken',
    agreements.map((it) => [it.handOverBeforeDay, it.handOverAfterDay, it.deliverable]),
  );
  section(
    'Goals, gates, deadlines and targets missed',
    missed.map((it) => [it.day, it.finishDay, it.kind, it.title]),
  );
  section(
    'Cost of the delay',
    comparison.cost.parts.map((it) => [
      Math.round(it.cost).toLocaleString('en-US'),
      signed(it.days),
      it.title,
    ]),
  );
  section(
    'Whom to tell',
    tell.flatMap((it) => it.sentences.map((sentence) => [it.name, sentence])),
  );
}

/** `whatif FILE --slip ID=+10d… [--json]` */
export const whatifCommand: Command = {
  usage: 'whatif FILE… --slip ID=+10d… [--json]',
  does: 'imagines slips in working days: what moves, what slack they eat, what they break, and whom to tell',
  options: { values: readingOptions, lists: ['slip'], flags: ['json'] },
  async run(args, speech) {
    const asked = readSlips(args);
    const { document } = await readPlan(args);
    const slips = asked.map((slip) => findSlip(document, slip));
    const simulated = simulateSlips(document, slips, computeSchedule(document));
    if (!simulated.ok) throw new PlanAtFault([whatIfFaultToSentence(simulated.error)]);
    if (args.has('json')) printJson(speech, whatIfToJson(slips, simulated.value));
    else printWords(speech.out, simulated.value);
  },
};
