import { useMemo } from 'react';
import type { Surroundings } from '../../domain/checkup/surroundings';
import { useCopiesFolder } from './copiesFolder';
import { useOffersByProgram } from './otherPrograms';

/** What the check-up is told of what is not in the open program. */
export function useSurroundings(): Surroundings {
  const offersByProgram = useOffersByProgram();
  const isCopiesFolderChosen = useCopiesFolder()?.isChosen ?? null;
  return useMemo(() => ({ offersByProgram, isCopiesFolderChosen }), [offersByProgram, isCopiesFolderChosen]);
}
