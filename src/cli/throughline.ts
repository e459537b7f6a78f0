import { readArguments } from './arguments';
import type { Command, Speech } from './command';
import { checkCommand } from './commands/checkCommand';
import { exportCommand } from './commands/exportCommand';
import { healthCommand } from './commands/healthCommand';
import { importCommand } from './commands/importCommand';
import { matrixCommand } from './commands/matrixCommand';
import { reportCommand } from './commands/reportCommand';
import { scheduleCommand } from './commands/scheduleCommand';
import { whatifCommand } from './commands/whatifCommand';
import { PlanAtFault, WrongUsage } from './wrongUsage';

const commandByName: Readonly<Record<string, Command>> = {
  import: importCommand,
  export: exportCommand,
  report: reportCommand,
  schedule: scheduleCommand,
  whatif: whatifCommand,
  matrix: matrixCommand,
  health: healthCommand,
  check: checkCommand,
};

function usage(): string {
  const lines = Object.values(commandByName).flatMap((command) => [
    `  throughline ${command.usage}`,
    `      ${command.does}`,
  ]);
  return [
    'Usage:',
    ...lines,
    '',
    'FILE is a program file, a CSV file, an Excel workbook (.xlsx), a plan of Microsoft Project (XML) or GanttProject (.gan),',
    'a Mermaid Gantt diagram (.mmd), a calendar (.ics), or a folder of such;',
    'several are read as one program. Reading takes --date-order ymd|dmy|mdy, --encoding NAME and --mapping FILE.',
    'Exit status: 0 done, 1 the file or the plan is at fault, 2 wrong usage.',
    '',
  ].join('\n');
}

/** A reader that has seen enough (`| head`) closes the pipe: then there is nobody left to speak to. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

const processSpeech: Speech = {
  out: (text) => process.stdout.write(text),
  say: (line) => process.stderr.write(`${line}\n`),
};

/**
 * Runs the command line with the words after its name and answers the exit status: 0 done, 1 the file or the plan is at
 * fault (one line a fault), 2 wrong usage. A defect is thrown.
 */
export async function main(words: readonly string[], speech: Speech = processSpeech): Promise<number> {
  if (speech === processSpeech) process.stdout.on('error', endWithReader);
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (name === undefined) speech.say(usage().trimEnd());
    else speech.out(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commandByName, name) ? commandByName[name] : undefined;
  try {
    if (!command) {
      throw new WrongUsage(
        `This release has no command "${name.slice(0, 40)}"; it has ${Object.keys(commandByName).join(', ')}.`,
      );
    }
    if (rest.includes('--help')) {
      speech.out(`Usage: throughline ${command.usage}\n${command.does}\n`);
      return 0;
    }
    await command.run(readArguments(rest, command.options), speech);
    return 0;
  } catch (error) {
    if (error instanceof PlanAtFault) {
      for (const line of error.lines) speech.say(line);
      return 1;
    }
    if (error instanceof WrongUsage) {
      speech.say(error.message);
      speech.say(command ? `Usage: throughline ${command.usage}` : 'See throughline --help.');
      return 2;
    }
    throw error;
  }
}
