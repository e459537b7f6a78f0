import { describe, expect, it } from 'vitest';
import { walkShapes } from '../../../src/domain/layout/drawing';
import { imagineSource } from '../../../src/domain/report/imaginedPlan';
import { leastReadable, readableChoices } from '../../../src/domain/report/readablePicture';
import {
  drawRoadmapPicture,
  type PictureSource,
  planRoadmapPicture,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../../../src/domain/report/roadmapPicture';
import { finishSteps } from '../../../src/domain/steps';
import { type Day, dayToNumber, numberToDay } from '../../../src/domain/time/day';
import { factsOf, hasKubernetes, readKubernetes, readSample, textsOf } from './reports';

const sample = factsOf(readSample());
const optionsOf = (options: object = {}): RoadmapPictureOptions =>
  roadmapPictureSchema.parse({ rows: 'each', ...options });

/** The sample's first task that can be moved, a fortnight later. */
function imaginedSample() {
  const task = sample.document.tasks.find(
    ({ id, plan }) => plan.percentComplete === 0 && sample.schedule.byId.get(id) !== undefined,
  );
  if (!task) throw new Error('No task has yet to begin.');
  const bar = planRoadmapPicture(sample, optionsOf()).layout.bars.find(({ id }) => id === task.id);
  const startAt = numberToDay(dayToNumber(bar?.startDay ?? ('2026-11-20' as Day)) + 14);
  const command = { type: 'task.move', id: task.id, startAt };
  return { task, bar, asked: { title: `${task.title} +14 d`, command } };
}

describe('a picture of what is imagined', () => {
  it('[R41] has the dates that are imagined, held against the plan, and says that it is not the plan', () => {
    const { task, bar, asked } = imaginedSample();
    const source = imagineSource(sample, asked);
    if (!source.ok) throw new Error(source.error);
    const { layout } = planRoadmapPicture(source.value, optionsOf());
    const moved = layout.bars.find(({ id }) => id === task.id);
    expect(moved?.fromMinutes).toBe((bar?.fromMinutes ?? 0) + 14 * 1_440);
    expect(moved?.baseline).toEqual({ fromMinutes: bar?.fromMinutes, toMinutes: bar?.toMinutes });

    const { drawing } = drawRoadmapPicture(source.value, optionsOf());
    const texts = textsOf(drawing.shapes).map((it) => it.text);
    expect(texts[0]).toBe(`${sample.document.program.title}: what if ‘${task.title} +14 d’`);
    expect(texts[1]).toMatch(/^Not the plan: \d+ items? moves?, /);
    expect(drawing.title).toContain('what if');
    expect(drawing.alternative).toContain('what if');
    expect(texts).toContain('In the plan');
    expect(texts).not.toContain('Baseline');
    // The plan itself says nothing of it.
    const plan = drawRoadmapPicture(sample, optionsOf()).drawing;
    expect(JSON.stringify([...walkShapes(plan.shapes)])).not.toMatch(/what if|In the plan|Not the plan/);
  });

  it('[R41] is not drawn of what the rules do not allow, or what is no command', () => {
    for (const command of [
      { type: 'task.move', id: 'nobody', startAt: '2026-12-01' },
      { type: 'task.fly' },
      { type: 'task.move', id: 'nobody' },
    ]) {
      const source = imagineSource(sample, { title: 'Nothing', command });
      expect(source.ok).toBe(false);
      if (!source.ok) expect(source.error).toMatch(/\.$/);
    }
  });
});

describe('a picture that can be read', () => {
  const choicesOf = (source: PictureSource, options: RoadmapPictureOptions) =>
    finishSteps(readableChoices(source, options, planRoadmapPicture(source, options)));

  it('[R38] has one row for each lane where that is asked for', () => {
    const { layout } = planRoadmapPicture(sample, optionsOf({ rows: 'lanes' }));
    expect(layout.rows.map((row) => row.laneKey)).toEqual(layout.lanes.map((lane) => lane.key));
    const cut = planRoadmapPicture(sample, optionsOf({ rows: 'lanes', thenBy: 'phase' })).layout;
    expect(cut.rows).toHaveLength(layout.rows.length);
  });

  it('[R42] is offered nothing else', () => {
    expect(choicesOf(sample, optionsOf())).toEqual([]);
    expect(choicesOf(sample, optionsOf({ paper: 'a1' }))).toEqual([]);
  });

  it.skipIf(!hasKubernetes).each(['each', 'packed'] as const)(
    '[R42] is what is offered for a program that is too large for its sheet, with rows %s',
    async (rows) => {
      const kubernetes = factsOf(await readKubernetes());
      for (const paper of ['a4', 'letter', 'wide'] as const) {
        const options = optionsOf({ rows, paper });
        expect(planRoadmapPicture(kubernetes, options).leastType).toBeLessThan(leastReadable);
        const choices = choicesOf(kubernetes, options);
        expect(choices.length).toBeGreaterThan(0);
        for (const { paper: on, rows: asRows, leastType } of choices) {
          const plan = planRoadmapPicture(kubernetes, { ...options, paper: on, rows: asRows });
          expect(plan.leastType).toBe(leastType);
          expect(leastType).toBeGreaterThanOrEqual(leastReadable);
          expect([on, asRows]).not.toEqual([paper, rows]);
        }
        expect(choices.at(-1)?.paper).toBe('fit');
      }
    },
  );
});
