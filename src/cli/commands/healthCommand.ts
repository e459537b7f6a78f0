import { computeHealth, type RowHealth } from '../../domain/health/computeHealth';
import type { Health } from '../../domain/model/health';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { type Command, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';
import { todayOf } from '../today';

/** A colour for scripts: what is done, or not begun and not late either, is green. */
function toColour(health: Health): 'green' | 'amber' | 'red' {
  return health === 'done' || health === 'notStarted' ? 'green' : health;
}

const reasonsOf = (row: RowHealth) => row.reasons.map(({ rule, message, ids }) => ({ rule, message, ids }));

/** `health FILE [--json]` */
export const healthCommand: Command = {
  usage: 'health FILE… [--today DAY] [--json]',
  does: 'computes the health of the program and of its parts, with the reasons',
  options: { values: ['today', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const { document } = await readPlan(args);
    const report = computeHealth(document, computeSchedule(document), todayOf(args, document));
    const parts = [
      ...document.projects,
      ...document.milestones.filter((row) => row.projectId === null),
    ].flatMap((row) => {
      const health = report.byId.get(row.id);
      return health
        ? [{ name: row.title, computed: toColour(health.computed), reasons: reasonsOf(health) }]
        : [];
    });
    const { program } = report;
    const computed = toColour(program.computed);
    const declared = program.declared?.health ?? null;
    if (args.has('json')) {
      printJson(speech, { computed, declared, reasons: reasonsOf(program), parts });
      return;
    }
    speech.out(
      `${document.program.title}: ${computed}${declared === null ? '' : ` (declared ${declared})`}\n`,
    );
    for (const reason of program.reasons) speech.out(`  ${reason.rule}  ${reason.message}\n`);
    const count = (colour: string) => parts.filter((part) => part.computed === colour).length;
    speech.out(`Parts: ${count('red')} red, ${count('amber')} amber, ${count('green')} green\n`);
    for (const part of parts) {
      const [first] = part.reasons;
      if (first) speech.out(`  ${part.computed}  ${part.name}: ${first.message}\n`);
    }
  },
};
