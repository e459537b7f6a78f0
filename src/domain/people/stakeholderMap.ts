import type { SingleCommand } from '../commands/command';
import type { ProgramDocument } from '../model/document';
import type { Stakeholder } from '../model/people';
import type { Gate } from '../model/work';
import type { Day } from '../time/day';

/** The four quadrants of power and interest. */
export const quadrants = ['manage', 'satisfy', 'inform', 'monitor'] as const;
export type Quadrant = (typeof quadrants)[number];

/** A score from here on is high. */
export const highScore = 4;

/** [K3] The quadrant of somebody; null while influence or interest is not known. */
export function quadrantOf({
  influence,
  interest,
}: Pick<Stakeholder, 'influence' | 'interest'>): Quadrant | null {
  if (influence === null || interest === null) return null;
  if (influence >= highScore) return interest >= highScore ? 'manage' : 'satisfy';
  return interest >= highScore ? 'inform' : 'monitor';
}

/** [K4] The commands that record where everybody who is placed stands on a day, at a gate or by itself. */
export function recordMap(
  document: ProgramDocument,
  day: Day,
  gateId: string | null,
): readonly SingleCommand[] {
  return document.stakeholders.flatMap((person): SingleCommand[] => {
    const { influence, interest, stance } = person;
    if (influence === null && interest === null && stance === null) return [];
    const earlier = person.positions.filter((it) => it.day !== day);
    const positions = [...earlier, { day, gateId, influence, interest, stance }];
    return [
      {
        type: 'stakeholder.change',
        id: person.id,
        changes: { positions: positions.sort((a, b) => (a.day < b.day ? -1 : 1)) },
      } as SingleCommand,
    ];
  });
}

/** The latest day on which the map was recorded; null when it never was. */
export function lastMappedDay(document: ProgramDocument): Day | null {
  let last: Day | null = null;
  for (const person of document.stakeholders) {
    for (const { day } of person.positions) if (last === null || day > last) last = day;
  }
  return last;
}

/**
 * [K5] The latest gate that was decided on, or whose day has passed, since the map was last recorded: positions move at
 * gates, so it is to be recorded again. Null while the map is up to date, or nobody is placed.
 */
export function gateToMapAt(document: ProgramDocument, today: Day): Gate | null {
  if (!document.stakeholders.some((person) => quadrantOf(person) !== null)) return null;
  const mapped = lastMappedDay(document);
  let latest: { readonly gate: Gate; readonly day: Day } | null = null;
  for (const gate of document.gates) {
    const day = gate.verdictDay ?? gate.day;
    if (day === null || day > today || (mapped !== null && day <= mapped)) continue;
    if (latest === null || day > latest.day) latest = { gate, day };
  }
  return latest?.gate ?? null;
}
