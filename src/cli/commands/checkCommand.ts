import { checkRules } from '../../domain/checkup/checkRules';
import { computeCheckUp } from '../../domain/checkup/checkUp';
import { computeHealth } from '../../domain/health/computeHealth';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { type Command, columnsToText, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';
import { todayOf } from '../today';
import { WrongUsage } from '../wrongUsage';

/** `check FILE [--json]` and `check --rules [--json]` */
export const checkCommand: Command = {
  usage: 'check FILE… [--today DAY] [--json] | check --rules [--json]',
  does: 'looks for what a program manager would ask about first; --rules lists what it looks for',
  options: { values: ['today', ...readingOptions], flags: ['json', 'rules'] },
  async run(args, speech) {
    if (args.has('rules')) {
      if (args.files.length > 0) throw new WrongUsage('--rules lists the rules and reads no file.');
      if (args.has('json')) {
        printJson(speech, {
          rules: checkRules.map(({ id, severity, finding, why, topic }) => ({
            id,
            severity,
            finding,
            why,
            topic,
          })),
        });
        return;
      }
      speech.out(columnsToText(checkRules.map((it) => [it.id, it.severity, it.area, it.finding])));
      return;
    }
    const { document } = await readPlan(args);
    const today = todayOf(args, document);
    const schedule = computeSchedule(document);
    const checkUp = computeCheckUp(document, schedule, computeHealth(document, schedule, today), today);
    const { findings, snoozed, areas, score } = checkUp;
    if (args.has('json')) {
      printJson(speech, {
        score,
        areas,
        findings: findings.map(({ rule, sentence, ids, cost, remedy }) => ({
          rule: rule.id,
          area: rule.area,
          severity: rule.severity,
          finding: sentence,
          why: rule.why,
          doItNow: remedy.label,
          topic: rule.topic,
          cost,
          ids,
        })),
        snoozed: snoozed.map(({ finding, snooze }) => ({
          rule: finding.rule.id,
          finding: finding.sentence,
          untilDay: snooze.untilDay,
          reason: snooze.reason,
        })),
      });
      return;
    }
    speech.out(
      `${document.program.title}: ${score === null ? 'nothing to look at yet' : `${score} of 100`}\n`,
    );
    for (const { rule, sentence, remedy } of findings) {
      speech.out(`  ${rule.id.padEnd(3)}  ${rule.severity.padEnd(6)}  ${sentence}\n`);
      speech.out(`               ${rule.why} Do it now: ${remedy.label}. Read: ${rule.topic}.\n`);
    }
    if (snoozed.length > 0) {
      speech.out(`${snoozed.length} snoozed:\n`);
      for (const { finding, snooze } of snoozed) {
        speech.out(
          `  ${finding.rule.id.padEnd(3)}  until ${snooze.untilDay}  ${finding.sentence} (${snooze.reason})\n`,
        );
      }
    }
    for (const area of areas) {
      if (area.score !== null) speech.out(`  ${String(area.score).padStart(3)} of 100  ${area.area}\n`);
    }
  },
};
