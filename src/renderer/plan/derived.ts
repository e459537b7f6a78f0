import {
  type KnownRegister,
  type KnownStandings,
  updateRegister,
  updateStandings,
} from '../../domain/agreements/promiseEdits';
import type { RegisterRow } from '../../domain/agreements/register';
import type { AgreementStanding } from '../../domain/agreements/standing';
import { computeHealth, type HealthReport, updateHealth } from '../../domain/health/computeHealth';
import type { ProgramDocument } from '../../domain/model/document';
import { knownSchedule } from '../../domain/schedule/knownSchedule';
import type { Schedule } from '../../domain/schedule/schedule';
import type { Steps } from '../../domain/steps';
import type { Day } from '../../domain/time/day';
import { useAfterPaint } from '../ui/afterPaint';
import { useDocument, useOfDocument } from './openProgram';

/** Something computed from a document, once per version of it. */
export function derive<T>(compute: (document: ProgramDocument) => T): (document: ProgramDocument) => T {
  const known = new WeakMap<ProgramDocument, { readonly value: T }>();
  return (document) => {
    const hit = known.get(document);
    if (hit) return hit.value;
    const value = compute(document);
    known.set(document, { value });
    return value;
  };
}

/**
 * The schedule of a document, outside of components. One edit moves little: what it does not touch stays the very same
 * rows, so that nothing there is drawn again.
 */
export function readSchedule(document: ProgramDocument): Schedule {
  return knownSchedule(document);
}

/** The schedule of the open program. */
export function useSchedule(): Schedule {
  return readSchedule(useDocument());
}

/**
 * Something of a document on a day, of which each version is made from the one before: what an edit does not touch
 * stays the very same.
 */
function follow<T>(
  next: (latest: T | null, document: ProgramDocument, today: Day) => T,
): (document: ProgramDocument, today: Day) => T {
  const readByDay = new Map<Day, (document: ProgramDocument) => T>();
  return (document, today) => {
    let read = readByDay.get(today);
    if (!read) {
      let latest: T | null = null;
      read = derive((version) => {
        latest = next(latest, version, today);
        return latest;
      });
      readByDay.set(today, read);
    }
    return read(document);
  };
}

/** The health of a document and all its rows on a day, outside of components. */
export const readHealth = follow<HealthReport>((latest, document, today) => {
  const schedule = readSchedule(document);
  return latest === null
    ? computeHealth(document, schedule, today)
    : updateHealth(latest, document, schedule, today);
});

/**
 * The health of the open program and all its rows, today; a moment later where an edit is under the hand: dates move at
 * once, and health, which takes longer in a large program, follows in a drawing of its own.
 */
export function useHealthSoon(): HealthReport {
  return readHealth(useAfterPaint(useDocument()), useToday());
}

/** Computes in steps what every screen shows of a program, so that none of them has to when it is first drawn. */
export function* deriveAhead(document: ProgramDocument): Steps<null> {
  readSchedule(document);
  yield;
  readHealth(document, todayOf(document));
  yield;
  return null;
}

const readStandings = follow<KnownStandings>((latest, document, today) => {
  const source = { document, schedule: readSchedule(document), today };
  return { ...source, standingById: updateStandings(latest, source) };
});

/** How every promise of the open program stands today, by the id of its dependency. */
export function useStandings(): ReadonlyMap<string, AgreementStanding> {
  return readStandings(useDocument(), useToday()).standingById;
}

const readRegister = follow<KnownRegister>((latest, document, today) => {
  const source = { document, schedule: readSchedule(document), today };
  return { ...source, rows: updateRegister(latest, source, readStandings(document, today).standingById) };
});

/** The give/get register of the open program: every agreement with what is computed of it today. */
export function useRegister(): readonly RegisterRow[] {
  return readRegister(useDocument(), useToday()).rows;
}

/** The civil day that the user's clock shows. */
export function clockDay(): Day {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}

/** The day that counts as today for a program: its status day, or the clock's. */
export function todayOf(document: ProgramDocument): Day {
  return document.program.statusDay ?? clockDay();
}

/** The day that counts as today for the open program. */
export function useToday(): Day {
  return useOfDocument(todayOf);
}
