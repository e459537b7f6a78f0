/** What `npm run torture` runs: see `scripts/torture.mjs` for its words. The exit status is 1 when anything was lost. */
import fs from 'node:fs';
import path from 'node:path';
import { damageAgainAndAgain } from './damage';
import { killAgainAndAgain, openAtOnce } from './kills';
import { createChance } from './model';

type Order = {
  readonly kills: number;
  readonly damage: number;
  readonly seed: number;
  readonly folder: string;
  readonly committer: string;
  /** Sizes in bytes, with the share of the kills that each gets. */
  readonly sizes: readonly { readonly bytes: number; readonly share: number }[];
};

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const scratch = fs.mkdtempSync(path.join(order.folder, 'throughline-torture-'));
let problems = 0;
const problem = (sentence: string) => {
  problems += 1;
  if (problems <= 40) process.stdout.write(`  ! ${sentence}\n`);
};
const say = (line: string) => process.stdout.write(`${line}\n`);
const begin = Date.now();

say(`seed ${order.seed}, in ${order.folder}`);
// Stopped early it says what it came to so far.
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isStopped = true;
  });
}
const goesOn = () => !isStopped;
await Promise.all(
  order.sizes.map(async ({ bytes, share }, lane) => {
    const count = Math.round(order.kills * share);
    if (count === 0) return;
    const chance = createChance(order.seed + lane);
    const figures = await killAgainAndAgain(
      order.committer,
      scratch,
      { kills: count, bytes, chance, goesOn },
      problem,
    );
    const { kills, acknowledged, lost, corrupt, saidDamaged } = figures;
    say(
      `kill -9 at ${(bytes / 1e6).toFixed(2)} MB: ${kills} kills, ${acknowledged} acknowledged commands; ` +
        `lost ${lost}, corrupt ${corrupt}, said to be damaged ${saidDamaged}`,
    );
  }),
);
if (order.kills > 0) {
  const got = await openAtOnce(order.committer, scratch, 4);
  if (got !== 1) problem(`${got} of 4 processes opened the same program at once`);
  say(`4 processes open one program at once: ${got} got it`);
}
if (order.damage > 0) {
  const figures = await damageAgainAndAgain(
    scratch,
    { cases: order.damage, chance: createChance(order.seed + 100), goesOn },
    problem,
  );
  const { cases, whole, earlierAndSaid, refused, silentlyWrong, crashed, overwritten, notGoingOn } = figures;
  say(
    `damage: ${cases} cases; whole ${whole}, an earlier state and said ${earlierAndSaid}, refused ${refused}; ` +
      `silently wrong ${silentlyWrong}, crashed ${crashed}, overwritten ${overwritten}, not going on ${notGoingOn}`,
  );
}
fs.rmSync(scratch, { recursive: true, force: true });
say(`${problems} problems, ${((Date.now() - begin) / 1_000).toFixed(0)} s`);
process.exitCode = problems === 0 ? 0 : 1;
