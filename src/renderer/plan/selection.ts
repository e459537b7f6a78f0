import { create } from 'zustand';

type SelectionState = {
  /** Ids of selected rows of any kind; the last one is the one that the inspector shows. */
  readonly ids: readonly string[];
};

/** One selection is shared by all screens. */
export const useSelection = create<SelectionState>(() => ({ ids: [] }));

/** Selects one row, or nothing; `extend` adds it to what is selected, or takes it out again. */
export function select(id: string | null, extend = false): void {
  useSelection.setState(({ ids }) => {
    if (id === null) return { ids: [] };
    if (!extend) return { ids: [id] };
    return { ids: ids.includes(id) ? ids.filter((it) => it !== id) : [...ids, id] };
  });
}

/** Selects many rows at once. */
export function selectAll(ids: readonly string[]): void {
  useSelection.setState({ ids });
}
