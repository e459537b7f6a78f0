import { describe, expect, it } from 'vitest';
import { codesOf, csv, entryOf, imported } from '../make';
import { hasShared, readShared } from '../sharedFiles';

const files = hasShared('imports') ? readShared('imports', '-jira.csv') : [];
const fileOf = (name: string) => files.filter((file) => file.name.endsWith(name));

describe('an export of Jira', () => {
  const heading = 'Summary,Issue key,Issue id,Issue Type,Status,Status Category,Parent,Parent summary';

  it('makes epics projects, the rest tasks, and sub-tasks parts of tasks, whatever their order', async () => {
    const { document, report } = await imported([
      csv(
        'jira.csv',
        heading,
        'Wire the button,AP-3,103,Sub-task,Zu erledigen,To Do,AP-2,',
        'Pay by card,AP-2,102,Story,In Arbeit,In Progress,AP-1,',
        'Checkout,AP-1,101,Epic,To Do,To Do,,',
        'Loose end,AP-9,109,Bug,Fertig,Done,,',
      ),
    ]);
    expect(document.projects.map((it) => [it.title, it.externalId])).toEqual([
      ['Checkout', 'AP-1'],
      ['AP', 'AP'],
    ]);
    const [checkout, loose] = document.projects;
    const byKey = new Map(document.tasks.map((it) => [it.externalId, it]));
    expect(byKey.get('AP-2')).toMatchObject({ projectId: checkout?.id, parentId: null });
    expect(byKey.get('AP-3')).toMatchObject({ projectId: checkout?.id, parentId: byKey.get('AP-2')?.id });
    expect(byKey.get('AP-9')).toMatchObject({ projectId: loose?.id, plan: { percentComplete: 100 } });
    expect(byKey.get('AP-9')?.fields).toMatchObject({ Status: 'Fertig', 'Issue Type': 'Bug' });
    expect(report.tallies[0]).toMatchObject({ rowsRead: 4, rowsImported: 4 });
  });

  it('makes links of the columns that name them', async () => {
    const outcome = await imported([
      csv(
        'jira.csv',
        'Summary,Issue key,Issue Type,Outward issue link (Blocks),Outward issue link (Blocks)',
        'First,AP-1,Task,AP-2,AP-3',
        'Second,AP-2,Task,,',
        'Third,AP-3,Task,AP-404,',
      ),
    ]);
    const keyById = new Map<string, string | null>(
      outcome.document.tasks.map((it) => [it.id, it.externalId]),
    );
    const links = outcome.document.dependencies.map((it) => [
      keyById.get(it.predecessorId),
      keyById.get(it.successorId),
      it.type,
      it.drives,
    ]);
    expect(links).toEqual([
      ['AP-1', 'AP-2', 'FS', true],
      ['AP-1', 'AP-3', 'FS', true],
    ]);
    expect(entryOf(outcome, 'endUnknown')).toMatchObject({ severity: 'dropped', row: 4 });
  });

  it('lets no task be under itself', async () => {
    const outcome = await imported([
      csv(
        'jira.csv',
        'Summary,Issue key,Issue Type,Parent',
        'A,AP-1,Task,AP-2',
        'B,AP-2,Task,AP-1',
        'C,AP-3,Task,AP-3',
      ),
    ]);
    expect(outcome.document.tasks.map((it) => it.parentId)).toEqual([null, null, null]);
    expect(entryOf(outcome, 'parentUnknown').message).toMatch(/^3 parents /);
  });
});

describe.skipIf(files.length === 0)('real exports of Jira (skipped without shared/data)', () => {
  it.each([
    ['codebook666-jira.csv', 20, 5],
    ['ericmedlock-jira.csv', 22, 0],
    ['mitsusarkar-jira.csv', 19, 0],
  ])('%s: every one of its %i rows comes in', async (name, rows, epics) => {
    const outcome = await imported(fileOf(name));
    expect(outcome.mappings[0]?.kind).toBe('tasks');
    expect(outcome.report.tallies[0]).toMatchObject({ rowsRead: rows, rowsImported: rows, rowsSkipped: 0 });
    expect(outcome.document.tasks).toHaveLength(rows - epics);
    const keys = [...outcome.document.projects, ...outcome.document.tasks].map((it) => it.externalId);
    expect(new Set(keys.filter((key) => /-\d+$/.test(key ?? ''))).size).toBe(rows);
    expect(outcome.questions).toEqual([]);
    expect(codesOf(outcome)).not.toContain('unreadable');
  });

  it('reads due dates such as 05/Oct/25 12:00 AM', async () => {
    const { document } = await imported(fileOf('mitsusarkar-jira.csv'));
    const dated = document.tasks.filter((it) => it.plan.finishAt !== null);
    expect(dated).toHaveLength(11);
    const row = document.tasks.find((it) => it.externalId === 'BD-3');
    expect(row?.plan).toMatchObject({ placement: 'manual', startAt: '2025-09-10', finishAt: '2025-09-10' });
  });
});
