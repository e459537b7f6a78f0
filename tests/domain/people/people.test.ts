import { describe, expect, it } from 'vitest';
import { createDocument } from '../../../src/domain/model/document';
import { kinds } from '../../../src/domain/model/kinds';
import { programHeaderSchema } from '../../../src/domain/model/program';
import { contactDueOf, lastLoggedDays } from '../../../src/domain/people/contactDue';
import { involvementById, involvementOf } from '../../../src/domain/people/involvement';
import type { Day } from '../../../src/domain/time/day';

const today = '2026-11-22' as Day;
const person = (fields: Record<string, unknown>) =>
  kinds.stakeholder.schema.parse({ id: 'p1', name: 'Ada', ...fields });

describe('people', () => {
  it('[K1] is owed an update when the cadence has passed, or when nothing was ever said', () => {
    const due = (fields: Record<string, unknown>, logged?: string) =>
      contactDueOf(person(fields), logged as Day | undefined, today);
    expect(due({})).toEqual({ lastDay: null, dueDay: null, overdueDays: null, overdue: false });
    expect(due({ cadenceDays: 7 })).toMatchObject({ dueDay: today, overdueDays: 0, overdue: true });
    expect(due({ cadenceDays: 7, lastContactDay: '2026-11-15' })).toMatchObject({
      dueDay: '2026-11-22',
      overdueDays: 0,
      overdue: false,
    });
    expect(due({ cadenceDays: 7, lastContactDay: '2026-11-01' })).toMatchObject({
      overdueDays: 14,
      overdue: true,
    });
    expect(due({ cadenceDays: 7, lastContactDay: '2026-11-01' }, '2026-11-20')).toMatchObject({
      lastDay: '2026-11-20',
      overdue: false,
    });
    expect(due({ lastContactDay: '2020-01-01' })).toMatchObject({ overdue: false, lastDay: '2020-01-01' });
  });

  it('[K1] takes the latest day of the log', () => {
    const contacts = ['2026-11-03', '2026-11-09', '2026-10-01'].map((day, i) =>
      kinds.contact.schema.parse({ id: `c${i}`, stakeholderId: 'p1', day }),
    );
    expect(lastLoggedDays({ contacts }).get('p1')).toBe('2026-11-09');
  });

  it('[K2] counts every row that names somebody once', () => {
    const document = {
      ...createDocument(programHeaderSchema.parse({ id: 'prog', title: 'Test' })),
      stakeholders: [person({}), person({ id: 'p2', ownerId: 'p1' })],
      projects: [
        kinds.project.schema.parse({
          id: 'a',
          title: 'a',
          ownerId: 'p1',
          pathToGreen: { title: 'x', ownerId: 'p1' },
        }),
      ],
      dependencies: [
        kinds.dependency.schema.parse({
          id: 'd',
          predecessorId: 'a',
          successorId: 'b',
          agreement: { givingTeamId: 'A', needingTeamId: 'B', giverId: 'p1', getterId: 'p2' },
        }),
      ],
      risks: [kinds.risk.schema.parse({ id: 'r', title: 'r', ownerId: 'p2' })],
      contacts: [kinds.contact.schema.parse({ id: 'c', stakeholderId: 'p1', day: today })],
      actions: [kinds.action.schema.parse({ id: 'x', title: 'x', sourceId: 'p1' })],
    };
    const byId = involvementById(document);
    expect(involvementOf(byId, 'p1')).toEqual({ work: 1, promises: 1, roles: 0, others: 0, total: 2 });
    expect(involvementOf(byId, 'p2')).toEqual({ work: 0, promises: 1, roles: 0, others: 1, total: 2 });
    expect(involvementOf(byId, 'p3').total).toBe(0);
  });
});
