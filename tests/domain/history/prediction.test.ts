import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/commands/command';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import {
  confirmPatch,
  confirmPatches,
  createPrediction,
  dropPending,
  type Prediction,
  predict,
  shownDocument,
} from '../../../src/domain/history/prediction';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { program, twoTeams } from '../build';

const start = program(twoTeams);

function command(input: unknown): Command {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function ahead(prediction: Prediction, key: number, wanted: Command): Prediction {
  const next = predict(prediction, key, wanted);
  if (!next.ok) throw new Error(JSON.stringify(next.error));
  return next.value;
}

function decide(document: ProgramDocument, wanted: Command) {
  const done = execute(document, wanted);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

const add = (id: string, title = id) => command({ type: 'project.create', row: { id, title } });
const rename = (id: string, title: string) => command({ type: 'project.change', id, changes: { title } });

describe('Edits ahead of the disk', () => {
  it('[E1] shows at once what a command makes of the program', () => {
    const prediction = ahead(createPrediction(start), 1, add('j_new'));
    expect(shownDocument(prediction)).toEqual(decide(start, add('j_new')).document);
    expect(prediction.confirmed).toBe(start);
    expect(predict(prediction, 2, add('j_new')).ok).toBe(false);
  });

  it('[E2] leaves what is shown the very same document when the authority confirms it', () => {
    const first = decide(start, add('j_new'));
    let prediction = ahead(createPrediction(start), 1, add('j_new'));
    prediction = ahead(prediction, 2, rename('j_new', 'Named'));
    const shown = shownDocument(prediction);
    // As it comes over the door: another object with the same content.
    prediction = confirmPatch(prediction, JSON.parse(JSON.stringify(first.patch)));
    expect(shownDocument(prediction)).toBe(shown);
    expect(prediction.pending.map((it) => it.key)).toEqual([2]);
  });

  it('[E3] puts a change by another below what is under way', () => {
    const other = decide(start, add('j_other'));
    let prediction = ahead(createPrediction(start), 1, add('j_new'));
    prediction = confirmPatch(prediction, other.patch);
    const ids = shownDocument(prediction).projects.map((row) => row.id as string);
    expect(ids).toEqual(expect.arrayContaining(['j_other', 'j_new']));
    expect(prediction.confirmed).toEqual(other.document);
  });

  it('[E4] forgets what the authority refuses, and decides anew what was asked after it', () => {
    let prediction = ahead(createPrediction(start), 1, add('j_new'));
    prediction = ahead(prediction, 2, rename('j_new', 'Named'));
    prediction = ahead(prediction, 3, add('j_last'));
    prediction = dropPending(prediction, 1);
    expect(shownDocument(prediction)).toEqual(decide(start, add('j_last')).document);
    expect(dropPending(dropPending(prediction, 3), 3).confirmed).toBe(start);
  });

  it('[E1] [E3] ends, whatever is confirmed or refused in which order, where the authority is', () => {
    const steps = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), title: fc.constantFrom('X', 'Y'), own: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (wanted) => {
        let authority = start;
        let prediction = createPrediction(start);
        wanted.forEach(({ id, title, own }, key) => {
          const asked = key % 3 === 2 ? rename(`j_${id}`, title) : add(`j_${id}`, title);
          const expected = own ? predict(prediction, key, asked) : null;
          if (expected?.ok) prediction = expected.value;
          const done = execute(authority, asked);
          if (done.ok) {
            authority = done.value.document;
            prediction = confirmPatch(prediction, done.value.patch);
          }
          prediction = dropPending(prediction, key);
        });
        expect(shownDocument(prediction)).toEqual(authority);
        expect(prediction.pending).toEqual([]);
      }),
    );
  });

  it('[E5] come to the same, taken together, as one after the other', () => {
    const steps = fc.array(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), title: fc.constantFrom('X', 'Y'), own: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (wanted) => {
        let authority = start;
        let before = createPrediction(start);
        const patches = wanted.flatMap(({ id, title, own }, key) => {
          const asked = key % 3 === 2 ? rename(`j_${id}`, title) : add(`j_${id}`, title);
          const expected = own ? predict(before, key, asked) : null;
          if (expected?.ok) before = expected.value;
          const done = execute(authority, asked);
          if (!done.ok) return [];
          authority = done.value.document;
          return [done.value.patch];
        });
        const single = patches.reduce(confirmPatch, before);
        expect(confirmPatches(before, patches)).toEqual(single);
        expect(confirmPatches(createPrediction(start), patches).confirmed).toEqual(authority);
      }),
    );
  });

  it('[E5] leaves what is shown the very same document when all was expected', () => {
    const prediction = ahead(ahead(createPrediction(start), 1, add('j_new')), 2, rename('j_new', 'Named'));
    const patches = prediction.pending.map(({ patch }) => patch);
    const taken = confirmPatches(prediction, patches);
    expect(shownDocument(taken)).toBe(shownDocument(prediction));
    expect(taken.pending).toEqual([]);
  });
});
