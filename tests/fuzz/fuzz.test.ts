import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { type ChannelName, channels } from '../../src/contract/channels';
import { parseProgramText } from '../../src/formats/program/parseProgramText';
import { parseRequest } from '../../src/main/requests';
import { checkCommands, commandRuns } from './fuzzCommands';
import {
  anyBytes,
  checkReading,
  csvFiles,
  endings,
  ganFiles,
  icsFiles,
  mermaidFiles,
  mspdiFiles,
  programFiles,
  workbooks,
} from './fuzzImports';
import { damages, damageText, hostileValue } from './hostile';

/** `npm run fuzz -- --runs N --seed S` sets both; a run of the tests takes a few of a seed of its own. */
const runs = Number(process.env.THROUGHLINE_FUZZ_RUNS ?? 40);
const seed = Number(process.env.THROUGHLINE_FUZZ_SEED ?? Date.now() % 2_147_483_647);
const only = process.env.THROUGHLINE_FUZZ_ONLY ?? '';
const settings = { numRuns: runs, seed, endOnFailure: false } as const;
const time = Math.max(60_000, runs * 400);

const importers: readonly (readonly [name: string, file: string, files: fc.Arbitrary<Uint8Array>])[] = [
  ['csv', 'a.csv', csvFiles],
  ['xlsx', 'a.xlsx', workbooks],
  ['program', 'a.json', programFiles],
  ['mspdi', 'a.xml', mspdiFiles],
  ['gan', 'a.gan', ganFiles],
  ['mermaid', 'a.mmd', mermaidFiles],
  ['ics', 'a.ics', icsFiles],
];
const wanted = (name: string) => only === '' || only.split(',').includes(name);

describe('whatever comes in', () => {
  beforeAll(() => process.stdout.write(`fuzz: ${runs} runs of each, seed ${seed}\n`));

  it.each(importers.filter(([name]) => wanted(name)))(
    '%s files: nothing breaks, hangs or gets in that is no program',
    async (_name, file, files) => {
      await fc.assert(
        fc.asyncProperty(files, (bytes) => checkReading(file, bytes)),
        settings,
      );
    },
    time,
  );

  it.runIf(wanted('bytes'))(
    'any bytes under any name',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyBytes, endings, (bytes, ending) =>
          checkReading(ending === '' ? 'a' : `a.${ending}`, bytes),
        ),
        settings,
      );
    },
    time,
  );

  it.runIf(wanted('commands'))(
    'commands: what is refused changes nothing, what is done can be undone, and what is left is a program',
    () => {
      fc.assert(fc.property(commandRuns, checkCommands), settings);
    },
    time,
  );

  it.runIf(wanted('requests'))(
    'requests of a page: parsed or turned down in one sentence',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...(Object.keys(channels) as ChannelName[])),
          fc.oneof(fc.anything({ maxDepth: 3 }), hostileValue),
          (name, payload) => {
            const parsed = parseRequest(name, payload);
            if (!parsed.ok && !/^[a-zA-Z]+:[a-zA-Z]+: .*\.$/s.test(parsed.error))
              throw new Error(parsed.error);
          },
        ),
        settings,
      );
    },
    time,
  );

  it.runIf(wanted('texts'))(
    'damaged texts of a small program file, at every place',
    () => {
      const text = JSON.stringify({
        format: 'throughline-program',
        version: 1,
        program: { id: 'p', title: 'P' },
        projects: [{ id: 'a', title: 'A', plan: { startAt: '2027-01-04' } }],
        dependencies: [{ id: 'd', predecessorId: 'a', successorId: 'b' }],
      });
      fc.assert(
        fc.property(damages, (done) => {
          const read = parseProgramText(damageText(text, done), 'a.json');
          if (!read.ok && !read.error.message.includes('a.json')) throw new Error(read.error.message);
        }),
        settings,
      );
    },
    time,
  );
});
