import 'vis-timeline/standalone';

/** What the package exports and its own declarations forget. */
declare module 'vis-timeline/standalone' {
  /** Rows by `id` that the widget listens to. */
  export class DataSet<Row extends { readonly id: string }> {
    get(id: string): Row | null;
    getIds(): string[];
    update(rows: Row | readonly Row[]): string[];
    remove(ids: readonly string[]): string[];
  }

  export const moment: { readonly utc: (time?: unknown) => unknown };
}
