import type { SingleCommand } from '../commands/command';
import type { Day } from '../time/day';
import type { RaidEntry } from './raidLog';

/** The field that keeps when an entry was closed, by the states that close it. */
const closings = {
  risk: { field: 'closedDay', states: ['closed', 'occurred'] },
  issue: { field: 'closedDay', states: ['closed'] },
  decision: { field: 'decidedDay', states: ['decided'] },
} as const;

/**
 * [Q9] The command that changes one field of an entry as a person means it: a new score of an open risk is a review, a
 * state that closes it writes down the day, and one that opens it again takes the day away.
 */
export function raidChange(entry: RaidEntry, field: string, value: unknown, today: Day): SingleCommand {
  if (entry.kind === 'risk' && entry.open && (field === 'probability' || field === 'impact')) {
    const { probability, impact } = entry.row;
    return {
      type: 'risk.review',
      id: entry.row.id,
      day: today,
      probability,
      impact,
      note: '',
      [field]: value,
    } as SingleCommand;
  }
  const changes: Record<string, unknown> = { [field]: value };
  if (field === 'state' && entry.kind !== 'assumption' && entry.kind !== 'action') {
    const closing = closings[entry.kind];
    const closes = (closing.states as readonly unknown[]).includes(value);
    changes[closing.field] = closes
      ? ((entry.row as unknown as Record<string, unknown>)[closing.field] ?? today)
      : null;
  }
  return { type: `${entry.kind}.change`, id: entry.id, changes } as SingleCommand;
}
