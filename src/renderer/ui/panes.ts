import { create } from 'zustand';

/** Widths and open states of panes by name; the shell fills it from the settings and saves what changes. */
export const usePanes = create<{ readonly byName: Readonly<Record<string, number>> }>(() => ({ byName: {} }));

/** Remembers a width in pixels, or 1 and 0 for open and closed under `<name>.open`. */
export function setPane(name: string, value: number): void {
  usePanes.setState(({ byName }) =>
    byName[name] === value ? { byName } : { byName: { ...byName, [name]: value } },
  );
}

/** Whether a pane is open; panes are open until somebody closes them, unless `otherwise` says so. */
export function usePaneOpen(name: string, otherwise = true): boolean {
  return usePanes((state) => (state.byName[`${name}.open`] ?? (otherwise ? 1 : 0)) === 1);
}

/** Opens or closes a pane. */
export function togglePane(name: string, otherwise = true): void {
  const open = (usePanes.getState().byName[`${name}.open`] ?? (otherwise ? 1 : 0)) === 1;
  setPane(`${name}.open`, open ? 0 : 1);
}
