import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headingSignature } from '../../src/domain/exchange/mapping';
import { err } from '../../src/domain/result';
import { Imports, type ReadFiles } from '../../src/main/imports';
import { readOrder } from '../../src/main/importWorker';
import { scratchFolder } from './store/programFixtures';

let folder: string;
beforeEach(() => {
  folder = scratchFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const csv = (text: string) => new TextEncoder().encode(text);
const plan =
  'Key,Title,Team,Start,Finish\nP1,Core API,Platform,2027-01-04,2027-01-29\nP2,Cut-over,Data,2027-02-01,2027-02-12\n';

/** The thread's own work, in this thread. */
const read: ReadFiles = (files, choices) => readOrder({ files, choices, remembered: new Map() });
const newImports = (readFiles = read) => new Imports(readFiles, () => undefined);

function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('an import', () => {
  it('of chosen files is shown, corrected and kept, by its token', async () => {
    const file = path.join(folder, 'plan.csv');
    fs.writeFileSync(file, plan);
    const imports = newImports();
    const preview = value(await imports.fromPaths([file]));
    expect(preview.mappings[0]).toMatchObject({ file: 'plan.csv', kind: 'projects' });
    const columns = (preview.mappings[0]?.columns ?? []).map((column) =>
      column.column === 'Team' ? { ...column, field: '' } : column,
    );
    const mappings = preview.mappings.map((mapping) => ({ ...mapping, columns }));
    const again = value(await imports.again(preview.token, { mappings, encodings: {} }));
    expect(again.token).toBe(preview.token);
    const taken = value(imports.take(preview.token));
    expect(taken.document.projects.map(({ title }) => title)).toEqual(['Core API', 'Cut-over']);
    expect(taken.document.teams).toEqual([]);
    expect(taken.mappings[0]?.columns).toEqual(columns);
    expect(imports.take(preview.token)).toMatchObject({ ok: false, error: { code: 'forgotten' } });
  });

  it('shows names and no paths', async () => {
    const file = path.join(folder, 'plan.csv');
    fs.writeFileSync(file, plan);
    expect(JSON.stringify(value(await newImports().fromPaths([file])))).not.toContain(path.dirname(folder));
  });

  it('says what cannot be read, and keeps nothing', async () => {
    const imports = newImports();
    expect(await imports.fromPaths([path.join(folder, 'gone.csv')])).toMatchObject({
      ok: false,
      error: {
        code: 'unreadable',
        file: 'gone.csv',
        message: 'It could not be read: the folder or file is not there.',
      },
    });
    expect(await imports.fromPaths([folder])).toMatchObject({ ok: false, error: { code: 'notAFile' } });
    expect(await imports.fromPaths(new Array(51).fill('x.csv'))).toMatchObject({
      ok: false,
      error: { code: 'tooManyFiles' },
    });
    expect(await imports.fromBytes([{ name: 'x.csv', bytes: csv('') }])).toMatchObject({ ok: false });
    expect(imports.take('')).toMatchObject({ ok: false, error: { code: 'forgotten' } });
    expect(await imports.again('abc', { mappings: [], encodings: {} })).toMatchObject({
      ok: false,
      error: { code: 'forgotten' },
    });
  });

  it('is dropped when it is cancelled, and its reading ends', async () => {
    const imports = newImports();
    const { token } = value(await imports.fromBytes([{ name: 'plan.csv', bytes: csv(plan) }]));
    imports.cancel(token);
    expect(imports.take(token)).toMatchObject({ ok: false, error: { code: 'forgotten' } });

    let signal: AbortSignal | undefined;
    const slow = newImports((_files, _choices, _onProgress, given) => {
      signal = given;
      return new Promise((resolve) => {
        given.addEventListener('abort', () =>
          resolve(err({ code: 'cancelled', file: '', place: '', message: '', remedy: '' })),
        );
      });
    });
    const reading = slow.fromBytes([{ name: 'plan.csv', bytes: csv(plan) }]);
    slow.cancel('');
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(signal?.aborted).toBe(true);
  });

  it('that was left is forgotten when there are too many', async () => {
    const imports = newImports();
    const tokens: string[] = [];
    for (let i = 0; i < 6; i++) {
      tokens.push(value(await imports.fromBytes([{ name: 'plan.csv', bytes: csv(plan) }])).token);
    }
    expect(tokens.map((token) => imports.take(token).ok)).toEqual([false, false, true, true, true, true]);
  });
});

it('what was said of such a heading before is put in, and what is said now holds', async () => {
  const files = [{ name: 'other.csv', bytes: csv(plan) }];
  const first = value(await readOrder({ files, choices: {}, remembered: new Map() }));
  const [recognised] = first.preview.mappings;
  if (!recognised) throw new Error('Nothing was recognised');
  const columns = recognised.columns.map((it) => (it.column === 'Team' ? { ...it, field: null } : it));
  const remembered = new Map([
    [headingSignature(recognised), { ...recognised, file: 'before.csv', columns }],
  ]);
  const second = value(await readOrder({ files, choices: {}, remembered }));
  expect(second.preview.mappings).toEqual([{ ...recognised, columns }]);
  expect(second.document.teams).toEqual([]);
  const choices = { mappings: first.preview.mappings, encodings: {} };
  const third = value(await readOrder({ files, choices, remembered }));
  expect(third.document.teams.map(({ name }) => name)).toEqual(['Platform', 'Data']);
});
