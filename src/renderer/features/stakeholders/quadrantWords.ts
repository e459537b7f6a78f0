import type { Quadrant } from '../../../domain/people/stakeholderMap';

/** The quadrants of the map: what each is called, and what those in it need. */
export const quadrantWords: Readonly<Record<Quadrant, readonly [name: string, need: string]>> = {
  manage: ['Manage closely', 'A say before it is decided, bad news first, face to face'],
  satisfy: ['Keep satisfied', 'Short, rare and on what they care about; no surprises'],
  inform: ['Keep informed', 'The facts often; they see first what goes wrong'],
  monitor: ['Monitor', 'The general letter; look again at each gate'],
};
