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
import { useDocument } from './openProgram';

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

const healthByDay = new Map<Day, (document: ProgramDocument) => HealthReport>();

function healthOn(today: Day): (document: ProgramDocument) => HealthReport {
  const known = healthByDay.get(today);
  if (known) return known;
  let latest: HealthReport | null = null;
  const compute = derive((document) => {
    const schedule = readSchedule(document);
    latest =
      latest === null
        ? computeHealth(document, schedule, today)
        : updateHealth(latest, document, schedule, today);
    return latest;
  });
  healthByDay.set(today, compute);
  return compute;
}

/** The health of a document and all its rows on a day, outside of components. */
export function readHealth(document: ProgramDocument, today: Day): HealthReport {
  return healthOn(today)(document);
}

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

type Standings = ReadonlyMap<string, AgreementStanding>;
const standingsByDay = new Map<Day, (document: ProgramDocument) => Standings>();

// An edit of a promise touches no other: standings and register are brought up to date, not computed again.
function standingsOn(today: Day): (document: ProgramDocument) => Standings {
  const known = standingsByDay.get(today);
  if (known) return known;
  let latest: KnownStandings | null = null;
  const compute = derive((document) => {
    const source = { document, schedule: readSchedule(document), today };
    latest = { ...source, standingById: updateStandings(latest, source) };
    return latest.standingById;
  });
  standingsByDay.set(today, compute);
  return compute;
}

/** How every promise of the open program stands today, by the id of its dependency. */
export function useStandings(): Standings {
  return standingsOn(useToday())(useDocument());
}

const registerByDay = new Map<Day, (document: ProgramDocument) => readonly RegisterRow[]>();

function registerOn(today: Day): (document: ProgramDocument) => readonly RegisterRow[] {
  const known = registerByDay.get(today);
  if (known) return known;
  let latest: KnownRegister | null = null;
  const compute = derive((document) => {
    const source = { document, schedule: readSchedule(document), today };
    latest = { ...source, rows: updateRegister(latest, source, standingsOn(today)(document)) };
    return latest.rows;
  });
  registerByDay.set(today, compute);
  return compute;
}

/** The give/get register of the open program: every agreement with what is computed of it today. */
export function useRegister(): readonly RegisterRow[] {
  return registerOn(useToday())(useDocument());
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
  return todayOf(useDocument());
}
