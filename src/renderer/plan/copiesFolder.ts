import { create } from 'zustand';
import type { CopiesFolder } from '../../contract/channels';
import { request } from './door';

/** Where the daily copies go; null until it was read. */
const useStore = create<{ readonly copies: CopiesFolder | null }>(() => ({ copies: null }));

/** Reads where the daily copies go, before anything is drawn. */
export async function loadCopiesFolder(): Promise<void> {
  useStore.setState({ copies: await request('backup:copiesFolder', null) });
}

/** Where the daily copies go, and whether a person chose it; null until it was read. */
export function useCopiesFolder(): CopiesFolder | null {
  return useStore((state) => state.copies);
}

/** Asks for the folder of the daily copies. */
export async function chooseCopiesFolder(): Promise<void> {
  const copies = await request('backup:chooseFolder', null);
  if (copies) useStore.setState({ copies });
}

/** Puts the daily copies beside the programs again. */
export async function keepCopiesInDataFolder(): Promise<void> {
  useStore.setState({ copies: await request('backup:useOwnFolder', null) });
}
