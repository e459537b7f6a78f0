import { describe, expect, it } from 'vitest';
import { promiseFigures } from '../../../src/domain/agreements/figures';
import { newsToWords, reviewAgenda, reviewSince } from '../../../src/domain/agreements/reviewAgenda';
import { reviewMinutes } from '../../../src/domain/agreements/reviewMinutes';
import {
  openReview,
  type ReviewMove,
  reviewCommands,
  whyNotReviewMove,
} from '../../../src/domain/agreements/reviewMoves';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { addDays, type Day } from '../../../src/domain/time/day';
import { run } from '../build';
import { atlas, atlasDay, registerOf, rowOf } from './atlas';

const sample = atlas();
const agenda = (document: ProgramDocument, today: Day = atlasDay) =>
  reviewAgenda(document, registerOf(document, today), [], today);
const started = run(sample, { type: 'review.create', row: { id: 'rv', day: atlasDay } }).document;

const reviewIn = (document: ProgramDocument) => {
  const review = document.reviews.find((it) => it.id === ('rv' as string));
  if (!review) throw new Error('No review');
  return review;
};

function decide(document: ProgramDocument, id: string, move: ReviewMove): ProgramDocument {
  const review = openReview(document);
  if (!review) throw new Error('No review');
  const commands = reviewCommands(document, review, rowOf(document, id), move, atlasDay);
  return run(document, { type: 'batch', label: 'Review', commands }).document;
}

describe('the agenda of a review', () => {
  it('[J1] tells what happened since the last review, or in a week', () => {
    expect(reviewSince(sample, atlasDay)).toBe('2026-11-13');
    const told = agenda(sample).news.map((news) => [news.row.id, news.code, newsToWords(news)]);
    expect(told).toEqual([
      ['d_39', 'asked', 'asked on 2026-11-16'],
      ['d_26', 'recommitted', 'a new date on 2026-11-18, was 2026-12-04'],
    ]);
    const ended = run(sample, {
      type: 'review.create',
      row: { id: 'rv0', day: '2026-11-17', durationMinutes: 12 },
    }).document;
    expect(agenda(ended).news.map((news) => news.code)).toEqual(['recommitted']);
    const never = { ...sample, reviews: [] };
    expect(reviewSince(never, atlasDay)).toBe('2026-11-13');
    const later = agenda(never, '2026-11-30' as Day);
    expect(later.news.map((news) => [news.row.id, news.code])).toEqual([['d_26', 'broken']]);
    // One that goes on tells the same news as when it began.
    expect(reviewSince(started, atlasDay)).toBe('2026-11-13');
  });

  it('[J2] [J3] sets apart what is in trouble and what only waits for a commitment', () => {
    const { attention, uncommitted } = agenda(sample);
    expect(attention.map((row) => row.id)).toEqual(['d_26', 'd_33']);
    expect(uncommitted).toEqual([]);
    const nearer = agenda(sample, '2026-12-01' as Day);
    expect(nearer.uncommitted.map((row) => row.id)).toEqual(['d_31', 'd_30']);
    expect(nearer.attention.map((row) => row.id)).not.toContain('d_30');
  });

  it('[J4] finds what comes well before it was promised', () => {
    const ids = (document: ProgramDocument) => agenda(document).early.map((row) => row.id);
    const before = ids(sample);
    const sooner = run(sample, {
      type: 'agreement.change',
      id: 'd_33',
      changes: { forecastDay: addDays('2027-01-22' as Day, -5) },
    }).document;
    expect(before).not.toContain('d_33');
    expect(ids(sooner)).toContain('d_33');
  });

  it('[J5] asks every busy team one question, and another one next time', () => {
    const first = agenda(sample).questions;
    expect(first.map((it) => it.team).sort()).toEqual(
      [
        'Compliance',
        'Data migration',
        'Go-to-market',
        'Mobile',
        'Payments',
        'Platform',
        'Region vendor',
        'Support',
      ].sort(),
    );
    const ended = run(sample, {
      type: 'review.create',
      row: { id: 'rv0', day: '2026-11-18', durationMinutes: 12 },
    }).document;
    const second = agenda(ended).questions;
    second.forEach((it, index) => {
      expect(it.question).not.toBe(first[index]?.question);
    });
  });
});

describe('the moves of a review', () => {
  it('[J6] change the promise and leave their entry, the last word counting', () => {
    let document = decide(started, 'd_26', { outcome: 'confirmed' });
    expect(reviewIn(document).entries).toMatchObject([{ dependencyId: 'd_26', outcome: 'confirmed' }]);
    document = decide(document, 'd_26', {
      outcome: 'recommitted',
      committedDay: '2026-12-18' as Day,
      reason: 'Two engineers less',
    });
    expect(reviewIn(document).entries).toEqual([
      {
        dependencyId: 'd_26',
        title: 'A complete, replayable ledger export in schema v2 for September to November',
        outcome: 'recommitted',
        note: '2026-12-11 becomes 2026-12-18: Two engineers less',
      },
    ]);
    // The fourth new date takes a step of confidence.
    expect(rowOf(document, 'd_26').agreement).toMatchObject({
      committedDay: '2026-12-18',
      confidencePercent: 30,
    });
    document = decide(document, 'd_28', { outcome: 'fallback' });
    expect(rowOf(document, 'd_28').standing.reasons.map((it) => it.code)).toContain('fallbackOn');
  });

  it('[J6] an escalation leaves a next step with owner and day, and a new date commits what is whole', () => {
    const document = decide(started, 'd_33', { outcome: 'escalated', actionId: 'act_new' });
    const action = document.actions.find((it) => it.id === ('act_new' as string));
    expect(action).toMatchObject({ ownerId: 'p_lee', sourceId: 'rv' });
    expect(action?.dueDay && action.dueDay >= atlasDay).toBe(true);
    const committed = decide(started, 'd_31', {
      outcome: 'recommitted',
      committedDay: '2026-12-14' as Day,
      reason: '',
    });
    expect(rowOf(committed, 'd_31').agreement.state).toBe('Committed');
    expect(whyNotReviewMove(rowOf(started, 'd_33'), 'fallback')).toBe('No fallback is written down.');
    expect(whyNotReviewMove(rowOf(started, 'd_30'), 'confirmed')).toBe(
      'Only what is committed can be confirmed.',
    );
    expect(whyNotReviewMove(rowOf(started, 'd_26'), 'dropped')).toBeNull();
  });

  it('[J7] minutes tell all of it, and "None" where there is nothing', () => {
    let document = decide(started, 'd_26', { outcome: 'escalated', actionId: 'act_new' });
    document = run(document, {
      type: 'review.change',
      id: 'rv',
      changes: {
        durationMinutes: 13.2,
        attendeeIds: ['p_lee', 'p_khan'],
        answers: [{ teamId: 't_mobile', question: 'What?', answer: 'A test phone farm\nfrom Platform' }],
      },
    }).document;
    const review = reviewIn(document);
    const rows = registerOf(document);
    const text = reviewMinutes(document, review, agenda(document), promiseFigures(rows, atlasDay));
    expect(text).toContain('Review of promises, Atlas, 2026-11-20');
    expect(text).toContain('It took 13 minutes.');
    expect(text).toMatch(/10 open, 2 late, \d+ at risk; \d+ of 10 say who/);
    expect(text).toContain('a new date on 2026-11-18, was 2026-12-04');
    expect(text).toContain(
      'ledger export in schema v2 for September to November: Escalated (VP Engineering decides',
    );
    expect(text).toContain('Due in three weeks without a commitment\nNone');
    expect(text).toMatch(/Next steps\n- Escalate: A complete, .* – Jordan Lee, by 2026-11-2\d/);
    expect(text).toContain('- Mobile: A test phone farm from Platform');
  });

  it('[J6] [D2] deleting a promise keeps what was decided of it', () => {
    const decided = decide(started, 'd_26', { outcome: 'confirmed' });
    const deleted = run(decided, { type: 'dependency.delete', id: 'd_26' }).document;
    expect(reviewIn(deleted).entries).toMatchObject([{ dependencyId: null, outcome: 'confirmed' }]);
  });
});
