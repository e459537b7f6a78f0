import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishDay } from '../../../src/domain/schedule/days';
import { startFromTemplate } from '../../../src/domain/template/startFromTemplate';
import { addDays, type Day, dayToNumber, weekdayOf } from '../../../src/domain/time/day';

const folder = new URL('../../../resources/templates/', import.meta.url);
const templates = fs.readdirSync(folder).map((name): [string, ProgramDocument] => {
  const parsed = parseProgram(JSON.parse(fs.readFileSync(new URL(name, folder), 'utf8')));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.error.where} ${parsed.error.reason}`);
  expect(parsed.value.notes).toEqual([]);
  return [name, parsed.value.document];
});

function started(template: ProgramDocument, startDay: Day): ProgramDocument {
  const made = startFromTemplate(template, 'Ours', startDay);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays('2000-01-03' as Day, number));

describe.each(templates)('the template %s', (_name, template) => {
  it('[N1] starts on the chosen day, and moves every other day by whole weeks', () => {
    fc.assert(
      fc.property(anyDay, (startDay) => {
        const made = started(template, startDay);
        expect(made.program.startAt).toBe(startDay);
        expect(made.program.title).toBe('Ours');
        const text = JSON.stringify({ ...made, program: { ...made.program, startAt: null, title: '' } });
        const before = JSON.stringify({
          ...template,
          program: { ...template.program, startAt: null, title: '' },
        });
        const days = (it: string) => it.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
        const moves = days(text).map(
          (day, index) => dayToNumber(day as Day) - dayToNumber(days(before)[index] as Day),
        );
        expect(new Set(moves).size).toBe(1);
        expect(Number.isInteger((moves[0] as number) / 7)).toBe(true);
        const sinceStart = dayToNumber(startDay) - dayToNumber('2027-01-04' as Day) - (moves[0] as number);
        expect(sinceStart).toBeGreaterThanOrEqual(0);
        expect(sinceStart).toBeLessThan(7);
      }),
      { numRuns: 50 },
    );
  });

  it('[N2] is a plan that holds: nothing against it on its first day, and its target with two weeks to spare', () => {
    const made = started(template, '2027-03-01' as Day);
    const schedule = computeSchedule(made);
    expect(schedule.diagnostics).toEqual([]);
    const health = computeHealth(made, schedule, '2027-03-01' as Day).program;
    expect(health.computed).toBe('notStarted');
    expect(health.reasons).toEqual([]);
    const { targetMilestoneId, targetDay } = made.program;
    const target = schedule.byId.get(targetMilestoneId ?? '');
    if (!target || targetDay === null) throw new Error('no target');
    const spare = dayToNumber(targetDay) - dayToNumber(finishDay(target));
    expect(spare).toBeGreaterThanOrEqual(10);
    expect(weekdayOf(dayToNumber(targetDay))).toBe(5);
  });

  it('[N2] names nobody, and leaves no project without a goal, no gate without criteria, no promise without terms', () => {
    expect(template.stakeholders).toEqual([]);
    for (const project of template.projects) expect(project.goalIds, project.title).not.toEqual([]);
    for (const gate of template.gates) expect(gate.criteria.length, gate.title).toBeGreaterThan(2);
    for (const risk of template.risks) expect(risk.trigger && risk.response, risk.title).not.toBe('');
    const promises = template.dependencies.flatMap((link) => link.agreement ?? []);
    expect(promises.length).toBeGreaterThan(6);
    for (const promise of promises) {
      expect(promise.acceptanceCriteria, promise.deliverable).not.toEqual([]);
      expect(promise.fallback, promise.deliverable).not.toBe('');
    }
  });
});

it('[N1] needs a title that can be seen', () => {
  expect(startFromTemplate(templates[0]?.[1] as ProgramDocument, ' \n ', '2027-03-01' as Day)).toEqual({
    ok: false,
    error: 'the title is empty',
  });
});
