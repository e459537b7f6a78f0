import type { EventName, Events, ProgramSummary } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import type { Day } from '../domain/time/day';
import { reasonOf } from './store/faults';
import type { Library, LibraryEntry } from './store/library';
import type { ProgramStore } from './store/programStore';

/** How long after a change the library's summary of the program is made again. */
const delayMs = 2_000;
/** How much of listing may go to programs whose summaries are out of date; the others follow one by one. */
const listBudgetMs = 250;

/** What the summaries ask of their surroundings. */
export type SummarySurroundings = {
  readonly now: () => Date;
  /** The civil day that the clock shows. */
  readonly clockDay: () => Day;
  /** Tells every window. */
  readonly push: <E extends EventName>(event: E, payload: Events[E]) => void;
  readonly later: (run: () => void, afterMs: number) => () => void;
  /** What a list of programs shows of one, on a day. */
  readonly figuresOf: (document: ProgramDocument, today: Day) => Promise<ProgramFigures>;
};

/** A state of a program that can be summarized. */
export type Summarized = { readonly document: ProgramDocument; readonly changedTime: string };

/** What the summaries ask of whoever has programs open. */
export type OpenPrograms = {
  /** The open program as it is now, which is told to come to rest; null for one that is not open. */
  readonly atRest: (id: string) => Summarized | null;
  /** Whether it is open, or about to be. */
  readonly isWanted: (id: string) => boolean;
};

/** The summaries of all programs, held against their files and the day: the list of the portfolio. */
export class Summaries {
  readonly #store: ProgramStore;
  readonly #library: Library;
  readonly #surroundings: SummarySurroundings;
  readonly #open: OpenPrograms;
  /** Programs that could not be opened, so that they are not tried again and again. */
  readonly #failedIds = new Set<string>();
  #callOff: (() => void) | null = null;
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(store: ProgramStore, library: Library, surroundings: SummarySurroundings, open: OpenPrograms) {
    this.#store = store;
    this.#library = library;
    this.#surroundings = surroundings;
    this.#open = open;
  }

  /** The programs of the workspace, latest change first. What is out of date is made again, and told when it differs. */
  async list(): Promise<readonly ProgramSummary[]> {
    const until = this.#surroundings.now().getTime() + listBudgetMs;
    const complete = await this.#refresh(until);
    if (!complete) this.#refreshLater(0);
    return this.#store
      .list()
      .flatMap((id) => this.#library.get(id)?.summary ?? [])
      .sort((a, b) => (a.changedTime < b.changedTime ? 1 : a.changedTime > b.changedTime ? -1 : 0));
  }

  /** Makes the summary of a program anew, and tells it. */
  async renew(id: string, state: Summarized): Promise<void> {
    this.#library.update([await this.#summarize(id, state)], this.#store.list());
    this.#surroundings.push('workspace:changed', null);
  }

  /** Makes what is out of date anew when nothing was changed for a while. */
  renewSoon(): void {
    this.#refreshLater(delayMs);
  }

  /** Drops what is no longer there, and tells it. */
  dropGone(): void {
    this.#library.update([], this.#store.list());
    this.#surroundings.push('workspace:changed', null);
  }

  /** A program that could be opened is one to be summarized again. */
  noteOpened(id: string): void {
    this.#failedIds.delete(id);
  }

  /** Makes nothing anew any more. */
  stop(): void {
    this.#callOff?.();
  }

  /** The day that counts as today for a program. */
  todayOf(document: ProgramDocument): Day {
    return document.program.statusDay ?? this.#surroundings.clockDay();
  }

  /** Tells what a person has to know of a program that was opened. */
  tellNotes(title: string, notes: readonly string[]): void {
    if (notes.length === 0) return;
    const more = notes.length > 3 ? ` And ${notes.length - 3} more of the kind.` : '';
    const text = `'${title}': ${notes.slice(0, 3).join(' ')}${more}`;
    this.#surroundings.push('notice', { tone: 'info', text });
  }

  async #summarize(id: string, { document, changedTime }: Summarized): Promise<LibraryEntry> {
    const today = this.#surroundings.clockDay();
    // What changes while they are computed has another stamp, and they are computed again.
    const stamp = this.#store.stamp(id);
    const figures = await this.#surroundings.figuresOf(document, this.todayOf(document));
    return { summary: { id, ...figures, changedTime }, today, stamp };
  }

  #refreshLater(afterMs: number): void {
    this.#callOff?.();
    this.#callOff = this.#surroundings.later(() => {
      this.#callOff = null;
      // One program a turn, so that no window waits for many.
      void this.#refresh(0).then(
        (complete) => {
          if (!complete) this.#refreshLater(0);
          this.#surroundings.push('workspace:changed', null);
        },
        (error) => {
          if ((error as NodeJS.ErrnoException).code === undefined) throw error;
          const text = `The list of programs could not be renewed: ${reasonOf(error)}.`;
          this.#surroundings.push('notice', { tone: 'refused', text });
        },
      );
    }, afterMs);
  }

  #refresh(until: number): Promise<boolean> {
    const refreshed = this.#refreshing.then(() => this.#refreshNow(until));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Makes summaries again that do not fit their files or day, at least one, until the time is up; whether all fit now. */
  async #refreshNow(until: number): Promise<boolean> {
    const today = this.#surroundings.clockDay();
    const fresh: LibraryEntry[] = [];
    let complete = true;
    for (const id of this.#store.list()) {
      const entry = this.#library.get(id);
      if (entry?.today === today && entry.stamp === this.#store.stamp(id)) continue;
      if (this.#failedIds.has(id)) continue;
      if (fresh.length > 0 && this.#surroundings.now().getTime() > until) {
        complete = false;
        break;
      }
      const open = this.#open.atRest(id);
      const made = await (open ? this.#summarize(id, open) : this.#summarizeClosed(id));
      if (made) fresh.push(made);
    }
    this.#library.update(fresh, this.#store.list());
    return complete;
  }

  async #summarizeClosed(id: string): Promise<LibraryEntry | null> {
    const title = this.#library.get(id)?.summary.title ?? id;
    const opened = await this.#store.open(id);
    if (!opened.ok) {
      this.#failedIds.add(id);
      this.#surroundings.push('notice', { tone: 'refused', text: `'${title}': ${opened.error.message}` });
      return null;
    }
    const { program, changedTime, notes } = opened.value;
    this.tellNotes(title, notes);
    const entry = await this.#summarize(id, { document: program.document, changedTime });
    // A window may have asked for it in the meantime: then it is the window's to close.
    if (!this.#open.isWanted(id)) await this.#store.close(id);
    return { ...entry, stamp: this.#store.stamp(id) };
  }
}
