import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { FileProgramStore } from '../../src/main/store/fileProgramStore';
import type { StoredProgram } from '../../src/main/store/storedProgram';
import { nextChange, programOfSize, realSurroundings, stateText } from './model';

const id = 'program_torture';

/** What a run of damages came to; anything but zeros in the last four is a fault. */
export type DamageFigures = {
  cases: number;
  /** Opened with the latest state. */
  whole: number;
  /** Opened with an earlier one, and said so. */
  earlierAndSaid: number;
  /** Not opened, said so, and left as it was. */
  refused: number;
  silentlyWrong: number;
  crashed: number;
  overwritten: number;
  notGoingOn: number;
};

type Chance = () => number;
const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(chance() * list.length)] as T;

/** What can become of one file among others. */
const damages: Readonly<Record<string, (file: string, others: readonly string[], chance: Chance) => void>> = {
  cut: (file, _others, chance) =>
    fs.truncateSync(file, Math.floor(chance() * Math.max(1, fs.statSync(file).size))),
  zeroed: (file) => fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size)),
  emptied: (file) => fs.writeFileSync(file, ''),
  flipped: (file, _others, chance) => {
    const bytes = fs.readFileSync(file);
    const at = Math.floor(chance() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
    fs.writeFileSync(file, bytes);
  },
  pageLost: (file, _others, chance) => {
    const bytes = fs.readFileSync(file);
    const at = Math.floor(chance() * bytes.length);
    bytes.fill(0, at, Math.min(bytes.length, at + 512));
    fs.writeFileSync(file, bytes);
  },
  null: (file) => fs.writeFileSync(file, 'null'),
  list: (file) => fs.writeFileSync(file, '[1]'),
  object: (file) => fs.writeFileSync(file, '{}'),
  longer: (file) => fs.appendFileSync(file, 'x'),
  anotherFile: (file, others, chance) => fs.writeFileSync(file, fs.readFileSync(pick(others, chance))),
  deleted: (file) => fs.rmSync(file),
  folderInstead: (file) => {
    fs.rmSync(file);
    fs.mkdirSync(file);
  },
};

/** A workspace with a past: several manifests, a journal, a tail; and every state that it was in. */
async function makeWorkspace(scratch: string): Promise<{ folder: string; states: readonly string[] }> {
  const folder = fs.mkdtempSync(path.join(scratch, 'whole-'));
  const store = () => new FileProgramStore(folder, { ...realSurroundings, tell: () => undefined });
  let program: StoredProgram = programOfSize(id, 400_000);
  const states = [stateText(program)];
  const first = store();
  const made = await first.create(id, program);
  if (!made.ok) throw new Error(made.error.message);
  await first.close(id);
  for (let round = 0; round < 5; round++) {
    const again = store();
    const opened = await again.open(id);
    if (!opened.ok) throw new Error(opened.error.message);
    for (let i = 0; i < 12; i++) {
      const { change, after } = nextChange(program);
      const done = again.commit(id, [change], after);
      if (!done.ok) throw new Error(done.error.message);
      program = after;
      states.push(stateText(program));
    }
    // The last round stays in the tail.
    if (round < 4) await again.close(id);
    else again.closeAll();
  }
  return { folder, states };
}

function filesBelow(folder: string): readonly string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

const hashOf = (file: string) => createHash('sha1').update(fs.readFileSync(file)).digest('hex');

/** Damages files at random, one to three at a time, opens the program, and looks at what came of it. */
export async function damageAgainAndAgain(
  scratch: string,
  order: { readonly cases: number; readonly chance: Chance; readonly goesOn: () => boolean },
  problem: (sentence: string) => void,
): Promise<DamageFigures> {
  const { chance } = order;
  const { folder: whole, states } = await makeWorkspace(scratch);
  const latest = states.length - 1;
  const figures: DamageFigures = {
    cases: 0,
    whole: 0,
    earlierAndSaid: 0,
    refused: 0,
    silentlyWrong: 0,
    crashed: 0,
    overwritten: 0,
    notGoingOn: 0,
  };
  const names = Object.keys(damages);
  const wholeFiles = filesBelow(whole).map((file) => path.relative(whole, file));
  for (let number = 0; number < order.cases && order.goesOn(); number++) {
    const folder = fs.mkdtempSync(path.join(scratch, 'damaged-'));
    fs.cpSync(whole, folder, { recursive: true });
    const told: string[] = [];
    // Every file in every way once, then several at a time.
    const first = number < wholeFiles.length * names.length ? number : null;
    const chosen: string[] = [];
    const count = first === null ? 1 + Math.floor(chance() * 3) : 1;
    for (let i = 0; i < count; i++) {
      const file =
        first === null ? pick(wholeFiles, chance) : (wholeFiles[first % wholeFiles.length] as string);
      const name =
        first === null ? pick(names, chance) : (names[Math.floor(first / wholeFiles.length)] as string);
      const place = path.join(folder, file);
      if (!fs.existsSync(place) || !fs.statSync(place).isFile()) continue;
      const others = filesBelow(folder).filter((other) => other !== place);
      damages[name]?.(place, others, chance);
      chosen.push(`${file.slice(0, 40)} ${name}`);
    }
    const wholeHashes = new Set(wholeFiles.map((file) => hashOf(path.join(whole, file))));
    const damagedHashes = filesBelow(folder)
      .map(hashOf)
      .filter((hash) => !wholeHashes.has(hash));
    const before = filesBelow(folder).map((file) => `${file} ${hashOf(file)}`);
    const fault = (kind: 'silentlyWrong' | 'crashed' | 'overwritten' | 'notGoingOn', sentence: string) => {
      figures[kind] += 1;
      problem(`case ${number} (${chosen.join(', ')}): ${sentence}`);
    };
    figures.cases += 1;
    try {
      const store = new FileProgramStore(folder, { ...realSurroundings, tell: (text) => told.push(text) });
      const opened = await store.open(id);
      if (!opened.ok) {
        figures.refused += 1;
        const after = filesBelow(folder).map((file) => `${file} ${hashOf(file)}`);
        if (JSON.stringify(after) !== JSON.stringify(before))
          fault('overwritten', 'refused, and not left as it was');
        if (chosen.length === 1) fault('notGoingOn', `one damaged file: ${opened.error.message}`);
      } else {
        const { program, notes } = opened.value;
        const at = states.indexOf(stateText(program));
        const documentAt = states.findIndex((state) => sameDocument(state, program));
        const said = notes.length > 0;
        if (documentAt === -1) fault('silentlyWrong', `a state that never was; said: ${notes.join(' ')}`);
        else if (at === latest) figures.whole += 1;
        else if (said) figures.earlierAndSaid += 1;
        else fault('silentlyWrong', `state ${at} (document ${documentAt}) of ${latest}, and nothing said`);
        const there = new Set(filesBelow(folder).map(hashOf));
        const gone = damagedHashes.filter((hash) => !there.has(hash));
        if (gone.length > 0) fault('overwritten', `${gone.length} damaged files are gone`);
        const { change, after } = nextChange(program);
        const done = store.commit(id, [change], after);
        if (!done.ok) fault('notGoingOn', done.error.message);
        await store.close(id);
        const again = await store.open(id);
        if (!again.ok) fault('notGoingOn', again.error.message);
        else if (done.ok && stateText(again.value.program) !== stateText(after)) {
          fault('silentlyWrong', 'what was changed afterwards did not hold');
        }
        if (again.ok && again.value.notes.length > 0) fault('notGoingOn', again.value.notes.join(' '));
        store.closeAll();
      }
      if (told.length > 0) fault('notGoingOn', told.join(' '));
    } catch (error) {
      fault('crashed', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    fs.rmSync(folder, { recursive: true, force: true });
  }
  fs.rmSync(whole, { recursive: true, force: true });
  return figures;
}

/** What can be undone may be less after a loss that was said; what the program is may not. */
function sameDocument(state: string, program: StoredProgram): boolean {
  return state.startsWith(`[${JSON.stringify(program.document)},`);
}
