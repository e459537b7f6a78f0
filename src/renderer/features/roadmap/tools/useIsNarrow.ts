import { useSyncExternalStore } from 'react';

/** A smaller window has no room for every tool beside the inspector. */
const narrow = window.matchMedia('(max-width: 1199px)');
const readNarrow = () => narrow.matches;
function followWidth(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}

/** Whether tools have to do with less room: some stand in a menu, some are known by their icon. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(followWidth, readNarrow);
}
