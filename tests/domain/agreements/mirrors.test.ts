import { describe, expect, it } from 'vitest';
import {
  acceptMirror,
  askMirror,
  holdMirror,
  mirrorCommand,
  mirrorNews,
  offersOf,
} from '../../../src/domain/agreements/mirrors';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { manual, program, run, twoTeams } from '../build';

const other = (finish: string) =>
  program(
    {
      ...twoTeams,
      projects: [{ id: 'x', title: 'Billing', teamId: 't_a', ...manual('2027-01-04', finish) }],
    },
    { id: 'prg_other', title: 'Other' },
  );
const offers = (document: ProgramDocument) => offersOf(document, computeSchedule(document));
const told = (document: ProgramDocument, of: ProgramDocument) =>
  mirrorNews(document, new Map([['prg_other', offers(of)]]));

const [offer] = offers(other('2027-02-01'));
if (!offer) throw new Error('No offer');
const bare = program({
  projects: [{ id: 'p', title: 'Ours', plan: { durationMinutes: 480 } }],
});
let mine = run(bare, mirrorCommand('m_x', { id: 'prg_other', title: 'Other' }, offer)).document;
mine = run(mine, {
  type: 'dependency.create',
  row: { id: 'd', predecessorId: 'm_x', successorId: 'p' },
}).document;
const startOf = (document: ProgramDocument) => computeSchedule(document).byId.get('p')?.startMinutes ?? 0;

describe('rows of other programs', () => {
  it('[A27] tell what moved there, once, and nothing when nothing did', () => {
    expect(offer).toEqual({
      id: 'x',
      kind: 'project',
      title: 'Billing',
      team: 'Alpha',
      finishDay: '2027-02-01',
      done: false,
    });
    expect(told(mine, other('2027-02-01'))).toEqual([]);
    expect(mirrorNews(mine, new Map())).toEqual([]);
    expect(told(mine, other('2027-02-09'))).toMatchObject([{ nowDay: '2027-02-09', days: 8, held: false }]);
    expect(told(mine, program({}, { id: 'prg_other' }))).toMatchObject([{ nowDay: null, days: 0 }]);
    // What is borrowed is not lent on.
    expect(offers(mine).map((it) => it.id)).toEqual(['p']);
  });

  it('[A28] are accepted, held or asked about', () => {
    const [news] = told(mine, other('2027-02-09'));
    if (!news) throw new Error('No news');
    const accepted = run(mine, { type: 'batch', label: 'Accept', commands: acceptMirror(news) }).document;
    expect(told(accepted, other('2027-02-09'))).toEqual([]);
    expect(startOf(accepted) - startOf(mine)).toBe(8 * 1_440);
    const held = run(mine, { type: 'batch', label: 'Hold', commands: holdMirror(news) }).document;
    expect(startOf(held)).toBe(startOf(mine));
    expect(told(held, other('2027-02-09'))).toMatchObject([{ held: true }]);
    expect(told(held, other('2027-02-10'))).toMatchObject([{ held: false, days: 9 }]);
    const letter = askMirror(mine, news, 'Ours would finish 8 days later.');
    expect(letter).toContain('moved from 2027-02-01 to 2027-02-09 (+8 days) in Other');
    expect(letter).toContain('Ours would finish 8 days later.');
  });
});
