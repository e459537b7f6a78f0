import { describe, expect, it } from 'vitest';
import { type Shape, walkShapes } from '../../../src/domain/layout/drawing';
import { periodStarts } from '../../../src/domain/layout/roadmapPeriods';
import { executiveRoadmap, fullRoadmap, selectRoadmap } from '../../../src/domain/report/reportRoadmap';
import {
  drawRoadmapPicture,
  picturePapers,
  type RoadmapPictureOptions,
  roadmapPictureSchema,
} from '../../../src/domain/report/roadmapPicture';
import { type Day, dayToNumber, numberToDay } from '../../../src/domain/time/day';
import { manual, program } from '../build';
import { factsOf, hasKubernetes, readKubernetes, readSample, textsOf } from './reports';

const sample = factsOf(readSample());
const draw = (options: Partial<RoadmapPictureOptions> = {}, facts = sample) =>
  drawRoadmapPicture(facts, roadmapPictureSchema.parse(options));
const wordsOf = (options: Partial<RoadmapPictureOptions> = {}, facts = sample) =>
  textsOf(draw(options, facts).drawing.shapes).map((it) => it.text);

/** The rectangle of each bar, by the name of its group. */
function barRects(shapes: readonly Shape[]) {
  const rectByName = new Map<string, Extract<Shape, { shape: 'rect' }>>();
  for (const shape of walkShapes(shapes)) {
    if (shape.shape !== 'group' || shape.name === undefined) continue;
    const rect = shape.children.find((it) => it.shape === 'rect' && it.radius === 2.5);
    if (rect?.shape === 'rect') rectByName.set(shape.name.split(',')[0] ?? '', rect);
  }
  return rectByName;
}

describe('a picture of the roadmap', () => {
  it('[R38] says of what day it is, how its lanes are made, over what time, and what the filter hides', () => {
    const texts = wordsOf({ laneBy: 'phase', thenBy: 'team', teamIds: ['t_platform'] });
    const head = texts.slice(0, 2).join(' ');
    expect(head).toContain('Atlas');
    expect(head).toContain('Status of 20 Nov 2026');
    expect(head).toContain('Lanes by phase, then team');
    expect(head).toMatch(/1 \w+ 202\d to \d+ \w+ 202\d/);
    expect(head).toMatch(/Hidden by filter: [1-9]\d*/);
    expect(wordsOf().join(' ')).not.toContain('Hidden by filter');
  });

  it('[R38] has each project and task on a row of its own where that is asked for, and folds what is folded', () => {
    const each = wordsOf({ rows: 'each', thenBy: 'phase' });
    for (const { title } of [...sample.document.projects, ...sample.document.tasks]) {
      expect(each.filter((text) => text === title).length, title).toBeGreaterThan(0);
    }
    const [project] = sample.document.projects;
    const [team] = sample.document.teams;
    const ofTeam = sample.document.projects.filter((it) => it.teamId === team?.id);
    expect(ofTeam.length).toBeGreaterThan(0);
    const folded = wordsOf({ rows: 'each', collapsed: [`lane:${team?.id}`] });
    expect(folded).toContain(team?.name);
    for (const { title } of ofTeam) expect(folded, title).not.toContain(title);
    // What it folds keeps one bar for its time.
    const bars = [...barRects(draw({ rows: 'each', collapsed: [`lane:${team?.id}`] }).drawing.shapes).keys()];
    expect(bars.some((name) => /^\d+ projects?$/.test(name))).toBe(true);
    expect(wordsOf({ rows: 'each', collapsed: [project?.id ?? ''] })).toContain(project?.title);
  });

  it('[R38] draws the days that are asked for, and clips what goes beyond them', () => {
    const options = { rows: 'each', fromDay: '2026-10-01' as Day, toDay: '2026-12-31' as Day } as const;
    const { drawing } = draw(options);
    const texts = textsOf(drawing.shapes).map((it) => it.text);
    expect(texts.join(' ')).toContain('1 Oct 2026 to 31 Dec 2026');
    for (const rect of barRects(drawing.shapes).values()) {
      expect(rect.x + rect.width).toBeLessThanOrEqual(drawing.width + 1e-6);
    }
    // The wrong way round is a single day, not a fault.
    expect(wordsOf({ fromDay: '2026-12-31' as Day, toDay: '2026-10-01' as Day }).join(' ')).toContain(
      '31 Dec 2026 to 31 Dec 2026',
    );
  });

  it.each(picturePapers)('[R38] stands whole on %s, lying on its side', (paper) => {
    const { drawing, sheet, leastType } = draw({ rows: 'each', thenBy: 'phase', paper });
    const whole = draw({ rows: 'each', thenBy: 'phase' }).drawing;
    expect([...barRects(drawing.shapes).keys()].sort()).toEqual([...barRects(whole.shapes).keys()].sort());
    if (paper === 'fit') {
      expect(sheet).toBeNull();
      expect(leastType).toBe(7.5);
      return;
    }
    const ratio = (drawing.width + 24) / (drawing.height + 24);
    expect(ratio).toBeCloseTo((sheet?.width ?? 0) / (sheet?.height ?? 1), 3);
    expect(ratio).toBeGreaterThan(1);
    expect((leastType * (drawing.width + 24)) / (sheet?.width ?? 0)).toBeCloseTo(7.5, 3);
    for (const { y } of textsOf(drawing.shapes)) expect(y).toBeLessThan(drawing.height);
  });

  it.skipIf(!hasKubernetes)('[R38] holds 446 projects in two levels on one sheet', async () => {
    const facts = factsOf(await readKubernetes());
    const { drawing } = draw({ rows: 'each', thenBy: 'phase', paper: 'a1' }, facts);
    const dated = facts.document.projects.filter((it) => facts.finishDay(it.id) !== null);
    const links = new Set(barRects(drawing.shapes).keys());
    expect(dated.length).toBeGreaterThan(300);
    expect(links.size).toBeGreaterThan(300);
    expect(drawing.height).toBeLessThan(drawing.width);
  });

  it('[R39] shows tails and confidence with what they mean, in pictures and only there', () => {
    const document = program({
      teams: [
        { id: 't_a', name: 'A' },
        { id: 't_b', name: 'B' },
      ],
      projects: [
        {
          id: 'j_a',
          title: 'Sure',
          teamId: 't_a',
          plan: {
            placement: 'manual',
            startAt: '2027-01-04',
            finishAt: '2027-02-26',
            estimate: { optimisticMinutes: 9_600, likelyMinutes: 19_200, pessimisticMinutes: 38_400 },
          },
        },
        { id: 'j_b', title: 'Waiting', teamId: 't_b', ...manual('2027-03-01', '2027-04-30') },
      ],
      dependencies: [
        {
          id: 'd_1',
          predecessorId: 'j_a',
          successorId: 'j_b',
          agreement: { givingTeamId: 't_a', needingTeamId: 't_b', state: 'Committed', confidencePercent: 40 },
        },
      ],
    });
    const facts = factsOf(document);
    const { drawing } = draw({}, facts);
    const shapes = [...walkShapes(drawing.shapes)];
    const texts = textsOf(drawing.shapes).map((it) => it.text);
    expect(texts).toContain('May last until');
    expect(texts).toContain('Low confidence');
    const group = shapes.find((it) => it.shape === 'group' && it.name?.startsWith('Sure'));
    if (group?.shape !== 'group') throw new Error('There is no bar of that name.');
    expect(group.name).toMatch(/may last until \d+ \w+ 2027, promised with low confidence/);
    const tail = group.children.find((it) => it.shape === 'rect' && it.hatch === 'muted');
    const bar = barRects(drawing.shapes).get('Sure');
    expect(tail?.shape === 'rect' && tail.x).toBeCloseTo((bar?.x ?? 0) + (bar?.width ?? 0), 6);
    const columns = group.children.find((it) => it.shape === 'group');
    expect(columns?.shape === 'group' && columns.children.map((it) => 'fill' in it)).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      wordsOf(
        {},
        factsOf(program({ projects: [{ id: 'j', title: 'J', ...manual('2027-01-04', '2027-02-01') }] })),
      ),
    ).not.toContain('Low confidence');
  });
});

describe('the roadmap of a report', () => {
  it('[R40] has the lanes that were chosen, and says so to those who do not see it', () => {
    const selection = selectRoadmap(sample);
    if (!selection) throw new Error('Nothing has dates.');
    const heights = { first: 4_000, others: 4_000 };
    const lanes = { laneBy: 'phase', thenBy: 'team' } as const;
    const [drawing] = fullRoadmap(sample, selection, 757, heights, new Set(), 'fit', lanes);
    const texts = textsOf(drawing?.shapes ?? []).map((it) => it.text);
    expect(texts).toContain('Execution');
    expect(texts).toContain('Payments');
    expect(drawing?.alternative).toContain('by phase, then team');
    const executive = executiveRoadmap(sample, 757, 500, { laneBy: 'health', thenBy: null });
    expect(textsOf(executive?.drawing.shapes ?? []).map((it) => it.text)).toContain('Off track');
    expect(executive?.drawing.alternative).toContain('in lanes by health');
  });
});

describe('quarters and years', () => {
  const minutesOf = (day: string) => dayToNumber(day as Day) * 1_440;
  const starts = (from: string, to: string, minutesPerPixel: number, startMonth: number) =>
    periodStarts({ fromMinutes: minutesOf(from), toMinutes: minutesOf(to) }, minutesPerPixel, startMonth).map(
      (it) => [numberToDay(it.atMinutes / 1_440), it.names[0], it.isYear],
    );

  it('[L26] begin where the program’s year has them', () => {
    expect(starts('2026-11-20', '2027-08-01', 600, 1)).toEqual([
      ['2027-01-01', 'Q1 2027', true],
      ['2027-04-01', 'Q2 2027', false],
      ['2027-07-01', 'Q3 2027', false],
    ]);
    expect(starts('2026-11-20', '2027-12-01', 600, 10)).toEqual([
      ['2027-01-01', 'Q2 FY27', false],
      ['2027-04-01', 'Q3 FY27', false],
      ['2027-07-01', 'Q4 FY27', false],
      ['2027-10-01', 'Q1 FY28', true],
    ]);
    expect(starts('2027-01-15', '2027-05-10', 600, 2)).toEqual([
      ['2027-02-01', 'Q1 FY28', true],
      ['2027-05-01', 'Q2 FY28', false],
    ]);
  });

  it('[L26] are years alone where quarters are narrow, and nothing where years are', () => {
    const alone = periodStarts(
      { fromMinutes: minutesOf('2026-01-02'), toMinutes: minutesOf('2030-01-01') },
      10_000,
      4,
    );
    expect(alone.some((it) => it.isHeavy)).toBe(false);
    expect(starts('2026-01-02', '2030-01-01', 10_000, 4)).toEqual([
      ['2026-04-01', 'FY27', true],
      ['2027-04-01', 'FY28', true],
      ['2028-04-01', 'FY29', true],
      ['2029-04-01', 'FY30', true],
    ]);
    expect(starts('2020-01-01', '2120-01-01', 100_000, 1)).toEqual([]);
  });

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    '[L26] are three months apart, a year every fourth, when years begin in month %i',
    (startMonth) => {
      const all = periodStarts(
        { fromMinutes: minutesOf('1968-05-17'), toMinutes: minutesOf('1974-02-01') },
        1_440,
        startMonth,
      );
      expect(all.length).toBeGreaterThanOrEqual(22);
      all.forEach(({ atMinutes, isYear, isHeavy }, i) => {
        const day = numberToDay(atMinutes / 1_440);
        expect(day.endsWith('-01')).toBe(true);
        expect(isYear).toBe(Number(day.slice(5, 7)) === startMonth);
        expect(isHeavy).toBe(isYear);
        const before = all[i - 1];
        if (before) expect((atMinutes - before.atMinutes) / 1_440).toBeGreaterThanOrEqual(89);
        if (before) expect((atMinutes - before.atMinutes) / 1_440).toBeLessThanOrEqual(92);
      });
    },
  );
});
