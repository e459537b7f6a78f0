import type { Offer } from '../agreements/mirrors';

/** [Y9] What the check-up is told of what is not in the program; null is not known. */
export type Surroundings = {
  /** What other programs offer now, by their ids; one that is missing was not read. */
  readonly offersByProgram: ReadonlyMap<string, readonly Offer[]> | null;
  /** Whether a person chose where the daily copies go. */
  readonly isCopiesFolderChosen: boolean | null;
};

/** Of a file by itself nothing else is known. */
export const nothingAround: Surroundings = { offersByProgram: null, isCopiesFolderChosen: null };
