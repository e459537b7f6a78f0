import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishDay, startDay } from '../../../src/domain/schedule/days';
import type { Day } from '../../../src/domain/time/day';
import { exportIcs, exportMermaid } from '../../../src/formats/export/exportProgram';
import { parseProgramText } from '../../../src/formats/program/parseProgramText';
import { manual, program } from '../../domain/build';
import { imported, textFile } from '../make';

const today = '2026-11-22' as Day;
const atlas = () => {
  const file = path.join(import.meta.dirname, '../../../resources/samples/atlas.json');
  const read = parseProgramText(fs.readFileSync(file), 'atlas.json');
  if (!read.ok) throw new Error(read.error.message);
  return read.value.document;
};
const textOf = (outcome: ReturnType<typeof exportIcs>) => String(outcome.files[0]?.content);

describe('a calendar of a program', () => {
  it('is read back with the days of every project and milestone', async () => {
    const document = atlas();
    const outcome = exportIcs(document, 'a.ics', today);
    const { document: again } = await imported([textFile('a.ics', textOf(outcome))]);
    const schedule = computeSchedule(document);
    for (const row of [...document.projects, ...document.milestones]) {
      const at = schedule.byId.get(row.id);
      if (!at) continue;
      const found = [...again.tasks, ...again.milestones].find(
        (it) => it.externalId === `${row.id}@${document.program.id}`,
      );
      expect([row.title, found?.plan.startAt, found?.plan.finishAt]).toEqual([
        row.title,
        startDay(at),
        finishDay(at),
      ]);
    }
    expect(textOf(outcome)).toMatch(/SUMMARY:Promised: /);
    expect(outcome.report.entries.map((it) => it.code)).toContain('tasks');
  });

  it('has lines of 75 octets that end in CR LF, and texts that nothing breaks out of', async () => {
    const title = `Ünïcode, ${'long; '.repeat(60)}\\ =HYPERLINK("x") 👩‍👩‍👧‍👦 <img src=x>`;
    const description = 'First\r\nEND:VCALENDAR\nlast\u0000';
    const document = program({
      projects: [{ id: 'a', title, description, ...manual('2027-01-04', '2027-01-08') }],
    });
    const text = textOf(exportIcs(document, 'a.ics', today));
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\r]/);
    }
    const { document: again } = await imported([textFile('a.ics', text)]);
    expect(again.tasks[0]?.title).toBe(document.projects[0]?.title);
    expect(again.tasks[0]?.description).toBe('First\nEND:VCALENDAR\nlast');
  });
});

describe('a Mermaid diagram of a program', () => {
  it('is read back with the days of every task and milestone', async () => {
    const document = atlas();
    const { document: again } = await imported([textFile('a.mmd', textOf(exportMermaid(document, 'a.mmd')))]);
    const before = computeSchedule(document);
    const after = computeSchedule(again);
    let compared = 0;
    for (const row of [...again.tasks, ...again.milestones]) {
      const was = before.byId.get(row.externalId ?? '');
      const is = after.byId.get(row.id);
      if (!was || !is) throw new Error(`${row.title} is not there`);
      const isPoint = again.milestones.some((it) => it.id === row.id);
      expect([row.title, isPoint ? finishDay(was) : startDay(was), finishDay(was)]).toEqual([
        row.title,
        startDay(is),
        finishDay(is),
      ]);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('holds any title as one line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
          fc.constantFrom('section A', 'title: x', 'A: done, b, 2027-01-01', 'x %% y', '#59; a', 'end'),
        ),
        async (title) => {
          fc.pre(title.trim() !== '' && /[\p{L}\p{N}]/u.test(title));
          const document = program({
            projects: [{ id: 'p', title: 'P' }],
            tasks: [{ id: 'a', title, projectId: 'p', ...manual('2027-01-04', '2027-01-08') }],
          });
          const { document: again } = await imported([
            textFile('a.mmd', textOf(exportMermaid(document, 'a.mmd'))),
          ]);
          expect(again.tasks).toHaveLength(1);
          expect(again.tasks[0]?.externalId).toBe('a');
        },
      ),
      { numRuns: 200 },
    );
  });
});
