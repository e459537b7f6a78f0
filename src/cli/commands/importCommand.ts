import path from 'node:path';
import { type CircleChoice, circleChoices } from '../../domain/exchange/mapping';
import { kindNames, kinds } from '../../domain/model/kinds';
import { serializeProgram } from '../../domain/model/serializeProgram';
import type { Arguments } from '../arguments';
import { type Command, printJson } from '../command';
import { writeWhole } from '../files';
import { readingOptions, readPlan } from '../readPlan';
import { reportToLines } from '../reportLines';
import { WrongUsage } from '../wrongUsage';

/** `import FILE… --out PROGRAM` */
export const importCommand: Command = {
  usage: 'import FILE… --out PROGRAM [--mapping FILE] [--circles refuse|keep] [--json]',
  does: 'reads importable files as one program and writes its program file',
  options: { values: ['out', 'circles', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const out = args.need('out');
    const { document, report, mappings } = await readPlan(args, readCircles(args));
    writeWhole(out, serializeProgram(document));
    if (args.has('json')) {
      printJson(speech, { program: path.resolve(out), title: document.program.title, report, mappings });
      return;
    }
    for (const line of reportToLines(report)) speech.say(line);
    const made = kindNames.flatMap((kind) => {
      const count = report.created[kind] ?? 0;
      return count === 0
        ? []
        : [`${count.toLocaleString('en-US')} ${count === 1 ? kinds[kind].word : kinds[kind].table}`];
    });
    speech.say(`Wrote "${document.program.title}" to ${out}: ${made.join(', ') || 'nothing but its name'}.`);
  },
};

function readCircles(args: Arguments): CircleChoice | null {
  const word = args.valueOf('circles');
  if (word === null) return null;
  const choice = circleChoices.find((it) => it === word);
  if (!choice) throw new WrongUsage(`--circles is one of ${circleChoices.join(', ')}.`);
  return choice;
}
