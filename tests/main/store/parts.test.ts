import './faultyDisk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, type PatchStep } from '../../../src/domain/history/patch';
import { kinds } from '../../../src/domain/model/kinds';
import { thinByAge } from '../../../src/main/store/backups';
import { cutIntoParts, partLimit, partsWithRows, patchParts } from '../../../src/main/store/parts';
import { emptyProgram } from './programFixtures';

const team = (id: string, name = id) => kinds.team.schema.parse({ id, name });

describe('parts', () => {
  it('hold the rows of the program after any patch, and those that are not dirty hold what they held', () => {
    const step = fc.record({ act: fc.nat(3), at: fc.nat(), to: fc.nat() });
    fc.assert(
      fc.property(fc.nat(700), fc.array(step, { maxLength: 60 }), (rowCount, steps) => {
        const start = emptyProgram('program_1').document;
        let document = { ...start, teams: Array.from({ length: rowCount }, (_, i) => team(`t${i}`)) };
        let parts = cutIntoParts(document);
        const written = new Map<string, string>();
        for (const { part, rows } of partsWithRows(document, parts)) {
          part.sum = `sum of ${written.size}`;
          written.set(part.sum, JSON.stringify(rows));
        }
        for (const [number, { act, at, to }] of steps.entries()) {
          const { length } = document.teams;
          const index = length === 0 ? 0 : at % length;
          const row = document.teams[index];
          const table = 'teams' as const;
          const made: PatchStep | null =
            act === 0
              ? { step: 'insert', table, index: at % (length + 1), row: team(`new${number}`) }
              : !row
                ? null
                : act === 1
                  ? { step: 'remove', table, index, row }
                  : act === 2
                    ? { step: 'replace', table, index, before: row, after: { ...row, name: `n${number}` } }
                    : { step: 'reorder', table, from: index, to: to % length };
          if (!made) continue;
          document = applyPatch(document, [made]) as typeof document;
          parts = patchParts(parts, [made]);
        }
        for (const { part, rows } of partsWithRows(document, parts)) {
          expect(rows).toHaveLength(part.count);
          expect(part.count).toBeLessThanOrEqual(partLimit);
          if (part.sum !== null) expect(JSON.stringify(rows)).toBe(written.get(part.sum));
        }
      }),
    );
  });
});

describe('[Z7] backups', () => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');
  const hour = 3_600_000;
  const kept = (ages: readonly number[]) => {
    const backups = ages.map((age, i) => ({ generation: ages.length - i, time: now - age }));
    return [...thinByAge(backups, now)].sort((a, b) => a - b);
  };

  it('the 20 latest are kept, whenever they were made', () => {
    expect(kept(Array.from({ length: 25 }, (_, i) => i * 1_000))).toHaveLength(20);
    expect(kept(Array.from({ length: 25 }, (_, i) => (400 + i) * 24 * hour))).toHaveLength(20);
  });

  it('the last of each hour for a day, and of each day for 30 days', () => {
    const everyMinute = Array.from({ length: 60 * 24 * 40 }, (_, i) => i * 60_000);
    const generations = kept(everyMinute);
    expect(generations.length).toBeGreaterThanOrEqual(19 + 24 + 29);
    expect(generations.length).toBeLessThanOrEqual(20 + 25 + 31);
    const oldest = everyMinute.length - (generations[0] ?? 0);
    expect(oldest * 60_000).toBeLessThanOrEqual(30 * 24 * hour);
  });
});
