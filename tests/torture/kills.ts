import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import type { StoredProgram } from '../../src/main/store/storedProgram';
import { nextChange, programOfSize, realSurroundings, stateText } from './model';

const id = 'program_torture';

/** What a run of kills came to; anything but zeros in the last three is a loss. */
export type KillFigures = {
  readonly bytes: number;
  kills: number;
  /** Changes that were answered as done. */
  acknowledged: number;
  /** Kills while the parts were being written, or the program read. */
  lost: number;
  corrupt: number;
  saidDamaged: number;
};

/** Kills a process that changes a program without a pause, at random instants, and reads what it left. */
export async function killAgainAndAgain(
  committer: string,
  scratch: string,
  order: {
    readonly kills: number;
    readonly bytes: number;
    readonly chance: () => number;
    /** False from when on no more is to be begun. */
    readonly goesOn: () => boolean;
  },
  problem: (sentence: string) => void,
): Promise<KillFigures> {
  const folder = fs.mkdtempSync(path.join(scratch, 'kills-'));
  const figures = { bytes: order.bytes, kills: 0, acknowledged: 0, lost: 0, corrupt: 0, saidDamaged: 0 };
  const newStore = () => new FileProgramStore(folder, { ...realSurroundings, tell: problem });
  let known: StoredProgram = programOfSize(id, order.bytes);
  const first = newStore();
  const made = await first.create(id, known);
  if (!made.ok) throw new Error(made.error.message);
  await first.close(id);
  for (let kill = 0; kill < order.kills && order.goesOn(); kill++) {
    // Mostly while it works, now and then while it still reads.
    const lifeMs = order.chance() < 0.05 ? -1 : 1 + order.chance() * order.chance() * 400;
    const { answeredSeq, lines, endedBy } = await runAndKill(committer, folder, lifeMs, order.chance);
    figures.kills += 1;
    if (endedBy !== 'SIGKILL') problem(`kill ${kill}: the process ended by itself: ${endedBy}`);
    const refusal = lines.find((line) => /^(refused|note|told) /.test(line));
    if (refusal !== undefined) {
      figures.saidDamaged += 1;
      problem(`after kill ${kill}: ${refusal}`);
    }
    figures.acknowledged += Math.max(0, answeredSeq - known.seq);
    const store = newStore();
    const opened = await store.open(id);
    if (!opened.ok) {
      figures.corrupt += 1;
      problem(`kill ${kill}: ${opened.error.message}`);
      break;
    }
    const { program, notes } = opened.value;
    if (notes.length > 0) {
      figures.saidDamaged += 1;
      problem(`kill ${kill}: ${notes.join(' ')}`);
    }
    if (program.seq < answeredSeq) {
      figures.lost += answeredSeq - program.seq;
      problem(`kill ${kill}: change ${answeredSeq} was answered as done, and ${program.seq} is on disk`);
    }
    while (known.seq < program.seq) known = nextChange(known).after;
    if (stateText(program) !== stateText(known)) {
      figures.corrupt += 1;
      problem(`kill ${kill}: the program at change ${program.seq} is not what it was`);
      known = program;
    }
    // Half of the time what is left lies in the tail for the next run, half of the time it is brought to rest.
    if (order.chance() < 0.5) await store.close(id);
    else store.closeAll();
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return figures;
}

/** Runs the committer for so long after it has opened the program, or kills it while it opens (a negative time). */
function runAndKill(
  committer: string,
  folder: string,
  lifeMs: number,
  chance: () => number,
): Promise<{ answeredSeq: number; lines: readonly string[]; endedBy: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [committer, folder, id], { stdio: ['ignore', 'pipe', 'inherit'] });
    let answeredSeq = 0;
    let rest = '';
    const lines: string[] = [];
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (piece: string) => {
      const read = (rest + piece).split('\n');
      rest = read.pop() ?? '';
      for (const line of read) {
        if (line.startsWith('done ')) answeredSeq = Number(line.slice(5));
        else lines.push(line);
        if (line === 'opening' && lifeMs < 0) setTimeout(() => child.kill('SIGKILL'), chance() * 40);
        if (line.startsWith('open ') && lifeMs >= 0) setTimeout(() => child.kill('SIGKILL'), lifeMs);
      }
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ answeredSeq, lines, endedBy: signal ?? `exit ${code}` }));
  });
}

/** Lets several processes open the same program at once; answers how many got it. */
export async function openAtOnce(committer: string, scratch: string, count: number): Promise<number> {
  const folder = fs.mkdtempSync(path.join(scratch, 'race-'));
  const store = new FileProgramStore(folder, { ...realSurroundings, tell: () => undefined });
  const made = await store.create(id, programOfSize(id, 20_000));
  if (!made.ok) throw new Error(made.error.message);
  await store.close(id);
  // A lock of a process that is gone, for which they race.
  const lock = path.join(folder, id, 'lock');
  fs.writeFileSync(
    lock,
    JSON.stringify({ pid: 4_000_000, host: (await import('node:os')).hostname(), started: '' }),
  );
  const outcomes = await Promise.all(
    Array.from({ length: count }, () => {
      const child = spawn(process.execPath, [committer, folder, id], { stdio: ['ignore', 'pipe', 'ignore'] });
      return new Promise<boolean>((resolve) => {
        let text = '';
        child.stdout.setEncoding('utf8');
        child.stdout.on('data', (piece: string) => {
          text += piece;
          // Who has it keeps it until all others have been refused.
          if (text.includes('\nopen ')) setTimeout(() => child.kill('SIGKILL'), 2_000);
        });
        child.on('close', () => resolve(text.includes('\nopen ')));
      });
    }),
  );
  fs.rmSync(folder, { recursive: true, force: true });
  return outcomes.filter((got) => got).length;
}
