import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { comparisonToFigures } from '../../../src/domain/whatif/headline';
import { previewCommand } from '../../../src/domain/whatif/previewCommand';
import { simulateCommand } from '../../../src/domain/whatif/simulateSlips';
import { slipsToCommand } from '../../../src/domain/whatif/slips';
import { planArbitrary, toDocument } from '../schedule/drawnPlans';

/** The numbers of a preview and of the whole what-if, of one slip; `null` where it cannot slip. */
function bothOf(document: ProgramDocument, id: string, days: number) {
  const schedule = computeSchedule(document);
  const command = slipsToCommand(document, schedule, [{ id, days }]);
  if (!command.ok) return null;
  const preview = previewCommand(document, command.value, schedule);
  const whole = simulateCommand(document, command.value, schedule);
  return {
    preview: preview.ok ? preview.value : preview.error,
    whole: whole.ok ? comparisonToFigures(whole.value.document, whole.value.comparison) : whole.error,
  };
}

describe('a preview of a command', () => {
  it('[B10] has the numbers of the whole what-if, in the sample', () => {
    const text = readFileSync(new URL('../../../resources/samples/atlas.json', import.meta.url), 'utf8');
    const parsed = parseProgram(JSON.parse(text));
    if (!parsed.ok) throw new Error('no sample');
    const { document } = parsed.value;
    let broken = 0;
    let missed = 0;
    for (const { id } of [...document.tasks, ...document.milestones, ...document.projects]) {
      for (const days of [-3, 4, 30]) {
        const both = bothOf(document, id, days);
        if (both === null) continue;
        expect(both.preview, `${id} ${days}`).toEqual(both.whole);
        if ('brokenCount' in both.preview) {
          broken += both.preview.brokenCount;
          missed += both.preview.missedCount;
        }
      }
    }
    expect(broken).toBeGreaterThan(10);
    expect(missed).toBeGreaterThan(0);
  });

  it('[B10] has the numbers of the whole what-if, of any plan', () => {
    fc.assert(
      fc.property(planArbitrary(true), fc.nat(), fc.integer({ min: -5, max: 20 }), (plan, pick, days) => {
        const document = toDocument(plan);
        const rows = [...document.projects, ...document.tasks, ...document.milestones];
        const both = bothOf(document, rows[pick % rows.length]?.id ?? '', days);
        if (both !== null) expect(both.preview).toEqual(both.whole);
      }),
      { numRuns: 200 },
    );
  });
});
