import { expect, it } from 'vitest';
import { execute } from '../../../src/domain/commands/execute';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { programToJson } from '../../../src/domain/model/serializeProgram';
import { sentReports, sentSnapshot } from '../../../src/domain/report/sentReport';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program } from '../build';
import { pagesToText, prepare, today } from './reports';

const file = { fileName: 'Atlas.pdf', sha256: 'ab'.repeat(32) };

function sendReport(document: ProgramDocument, day: Day): ProgramDocument {
  const { report } = prepare(document, { audience: 'executive' }, day);
  const row = sentSnapshot(report, document, computeSchedule(document), file, `sn_${day}`);
  const done = execute(document, { type: 'snapshot.create', row });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.document;
}

const engine = { id: 'j_a', title: 'Engine', ...manual('2026-11-02', '2026-12-04') };
const plan = (finish: string) =>
  program({
    projects: [{ ...engine, plan: { ...engine.plan, finishAt: finish } }],
    milestones: [{ id: 'm', title: 'Launch', plan: { placement: 'auto' } }],
    dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'm' }],
    stakeholders: [{ id: 'p', name: 'Ann', concern: 'Her budget' }],
  });

it('[R31] keeps plan, dates, audience and hash, and reads them back from a file', () => {
  const sent = sendReport(plan('2026-12-04'), today);
  const read = parseProgram(JSON.parse(JSON.stringify(programToJson(sent))));
  if (!read.ok) throw new Error(read.error.reason);
  const [kept] = sentReports(read.value.document);
  expect(kept).toMatchObject({
    title: 'Executive summary of 20 Nov 2026',
    day: today,
    sent: { ...file, audience: 'executive' },
  });
  expect(kept?.dates.map((it) => it.id)).toEqual(['j_a', 'm']);
  const frozen = parseProgram(kept?.frozen);
  expect(frozen.ok && frozen.value.document.projects[0]?.title).toBe('Engine');
});

it('[R31] the next report tells what moved since, and what moved it', () => {
  const sent = sendReport(plan('2026-12-04'), today);
  const later = { ...plan('2026-12-18'), snapshots: sent.snapshots };
  const { report, pages } = prepare(later, { audience: 'full' }, '2026-12-01' as Day);
  const texts = report.changes.map((it) => it.text);
  expect(texts).toContain('Engine: 4 Dec to 18 Dec (+14 days).');
  expect(texts.find((it) => it.startsWith('Launch'))).toMatch(/\(\+1[1-7] days\), because Engine moved\.$/);
  expect(pagesToText(pages)).toContain('Changed since the report of 20 Nov 2026');
});

it('[R31] tells of a colour that is another one than in the report that was sent', () => {
  const sent = sendReport(plan('2026-12-04'), today);
  const [kept] = sentReports(sent);
  if (!kept) throw new Error('Nothing was kept');
  const wasDone = { ...kept, sent: { ...kept.sent, health: 'done' as const } };
  const { report } = prepare({ ...sent, snapshots: [wasDone] }, { audience: 'full' }, '2026-11-25' as Day);
  expect(report.changes[0]?.text).toMatch(/^The program is .*, was done\.$/);
});

it('[R8] what is frozen for the archive is in no report', () => {
  const sent = sendReport(plan('2026-12-04'), today);
  expect(JSON.stringify(prepare(sent, { audience: 'full' }).report.facts.document)).not.toContain(
    'Her budget',
  );
});
