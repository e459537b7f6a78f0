import type {
  EventName,
  Events,
  OpenedProgram,
  ProgramChange,
  ProgramSummary,
  RowHistory,
  StoreFault,
} from '../contract/channels';
import { parseCommand } from '../domain/commands/command';
import { execute } from '../domain/commands/execute';
import type { Refusal } from '../domain/commands/refusal';
import { fieldChangesOf, fieldChangeToWords } from '../domain/history/fieldHistory';
import { emptyHistory } from '../domain/history/history';
import { createDocument, type ProgramDocument } from '../domain/model/document';
import { programIdSchema } from '../domain/model/ids';
import { programHeaderSchema } from '../domain/model/program';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import { err, ok, type Result } from '../domain/result';
import type { Day } from '../domain/time/day';
import { reasonOf } from './store/faults';
import type { Library, LibraryEntry } from './store/library';
import type { OpenedRecord, ProgramStore } from './store/programStore';
import { advance, changeToStep, type StoredChange, type StoredProgram } from './store/storedProgram';

/** What the session asks of its surroundings. */
export type SessionSurroundings = {
  readonly now: () => Date;
  /** The civil day that the clock shows. */
  readonly clockDay: () => Day;
  /** An id that no program has. */
  readonly newProgramId: () => string;
  /** Who works here, for the history. */
  readonly who: () => string;
  /** Tells every window. */
  readonly push: <E extends EventName>(event: E, payload: Events[E]) => void;
  readonly later: (run: () => void, afterMs: number) => () => void;
  /** What a list of programs shows of one, on a day. */
  readonly figuresOf: (document: ProgramDocument, today: Day) => Promise<ProgramFigures>;
  /** Hears of an open program some seconds after it was changed, and when nobody looks at it any more (`isLast`). */
  readonly rest: (document: ProgramDocument, isLast: boolean) => void;
};

type OpenState = {
  program: StoredProgram;
  changedTime: string;
  /** Whether it was changed since it was opened, and since `rest` was told. */
  isChanged: boolean;
  isRestTold: boolean;
  /** Who looks at it: windows, exports. */
  readonly holders: Set<number>;
};

/** How long after a change the library's summary of the program is made again. */
const summaryDelayMs = 2_000;
/** How much of listing may go to programs whose summaries are out of date; the others follow one by one. */
const listBudgetMs = 250;

/** The open programs: the one place that executes commands, keeps their history and tells the windows. */
export class Session {
  readonly #store: ProgramStore;
  readonly #library: Library;
  readonly #surroundings: SessionSurroundings;
  readonly #openById = new Map<string, OpenState>();
  readonly #openingById = new Map<string, Promise<Result<OpenedRecord, StoreFault>>>();
  /** Programs that could not be opened, so that they are not tried again and again. */
  readonly #failedIds = new Set<string>();
  #callOffSummaries: (() => void) | null = null;
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(store: ProgramStore, library: Library, surroundings: SessionSurroundings) {
    this.#store = store;
    this.#library = library;
    this.#surroundings = surroundings;
  }

  /** The programs of the workspace, latest change first. What is out of date is made again, and told when it differs. */
  async list(): Promise<readonly ProgramSummary[]> {
    const until = this.#surroundings.now().getTime() + listBudgetMs;
    const complete = await this.#refreshSummaries(until);
    if (!complete) this.#refreshLater(0);
    return this.#store
      .list()
      .flatMap((id) => this.#library.get(id)?.summary ?? [])
      .sort((a, b) => (a.changedTime < b.changedTime ? 1 : a.changedTime > b.changedTime ? -1 : 0));
  }

  /** Makes an empty program. */
  async create(title: string, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const header = programHeaderSchema.safeParse({ id: this.#surroundings.newProgramId(), title });
    if (!header.success) {
      const reason = header.error.issues[0]?.message ?? 'is wrong';
      return err({ code: 'invalid', message: `Not created: the title ${reason}.` });
    }
    return this.#add(createDocument(header.data), holder);
  }

  /** Takes a document over as a new program of the workspace, with an id of its own. */
  add(document: ProgramDocument, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const id = programIdSchema.parse(this.#surroundings.newProgramId());
    return this.#add({ ...document, program: { ...document.program, id } }, holder);
  }

  /**
   * [A30] Takes a program file over under the id that it has, by which other programs know it; under one of its own
   * where the workspace has that id already.
   */
  addFile(document: ProgramDocument, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    return this.#store.list().includes(document.program.id)
      ? this.add(document, holder)
      : this.#add(document, holder);
  }

  /** Opens the program of a document's id where the workspace has it; else takes the document over under that id. */
  openOrAdd(document: ProgramDocument, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const { id } = document.program;
    return this.#store.list().includes(id) ? this.open(id, holder) : this.#add(document, holder);
  }

  /** Opens a program for a holder, who closes it or is released. */
  async open(id: string, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    if (!this.#openById.has(id)) {
      const opening = this.#openingById.get(id) ?? this.#store.open(id);
      this.#openingById.set(id, opening);
      const opened = await opening;
      this.#openingById.delete(id);
      if (!opened.ok) {
        this.#surroundings.push('workspace:changed', null);
        return opened;
      }
      // Of several who waited for it the first takes it over.
      if (!this.#openById.has(id)) {
        const { program, changedTime, notes } = opened.value;
        this.#openById.set(id, {
          program,
          changedTime,
          isChanged: false,
          isRestTold: true,
          holders: new Set(),
        });
        this.#failedIds.delete(id);
        this.#tellNotes(program.document.program.title, notes);
      }
    }
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    state.holders.add(holder);
    return ok(toOpened(id, state.program));
  }

  /** Lets go of a program; the last holder closes its files. */
  async close(id: string, holder: number): Promise<void> {
    const state = this.#openById.get(id);
    if (!state?.holders.delete(holder) || state.holders.size > 0) return;
    this.#openById.delete(id);
    if (state.isChanged) this.#surroundings.rest(state.program.document, true);
    await this.#store.close(id);
    const entry = await this.#summarize(id, state.program, state.changedTime);
    this.#library.update([entry], this.#store.list());
    this.#surroundings.push('workspace:changed', null);
  }

  /** Lets go of all that a holder has open. */
  async release(holder: number): Promise<void> {
    await Promise.all([...this.#openById.keys()].map((id) => this.close(id, holder)));
  }

  /** Lets go of everything at once, before the app ends: what was answered as done is on disk already. */
  closeAll(): void {
    this.#callOffSummaries?.();
    this.#store.closeAll();
    this.#openById.clear();
  }

  /** Makes what is open of a program a program of its own, under another title; the one on disk is as it is. */
  async keepMine(id: string, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    const { program } = state.program.document;
    const document = { ...state.program.document, program: { ...program, title: `${program.title} (mine)` } };
    return this.add(document, holder);
  }

  /** Reads an open program anew from its files; what was in memory only is given up. */
  async readAgain(id: string, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const holders = [...(this.#openById.get(id)?.holders ?? [])];
    this.#openById.delete(id);
    await this.#store.close(id);
    const opened = await this.open(id, holder);
    if (!opened.ok) return opened;
    for (const other of holders) this.#openById.get(id)?.holders.add(other);
    return opened;
  }

  /** Takes a program out of the workspace. */
  async delete(id: string): Promise<Result<null, StoreFault>> {
    const removed = await this.#store.remove(id);
    if (!removed.ok) return removed;
    this.#openById.delete(id);
    this.#library.update([], this.#store.list());
    this.#surroundings.push('workspace:changed', null);
    return removed;
  }

  /** The document of an open program. */
  documentOf(id: string): Result<ProgramDocument, StoreFault> {
    const state = this.#openById.get(id);
    return state ? ok(state.program.document) : err(notOpen);
  }

  /** What undo and redo of an open program are called; null for one that is not open. */
  labelsOf(id: string): Pick<OpenedProgram, 'undoLabel' | 'redoLabel'> | null {
    const state = this.#openById.get(id);
    return state ? toOpened(id, state.program) : null;
  }

  /** The day that counts as today for a program. */
  todayOf(document: ProgramDocument): Day {
    return document.program.statusDay ?? this.#surroundings.clockDay();
  }

  /** Decides on a command, makes it durable, and only then tells everybody. */
  execute(id: string, input: unknown): Result<{ seq: number }, Refusal | StoreFault> {
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    const command = parseCommand(input);
    if (!command.ok) return command;
    const execution = execute(state.program.document, command.value);
    if (!execution.ok) return execution;
    const { document, patch, label } = execution.value;
    const signature = this.#signature(state);
    const change: StoredChange = { ...signature, cause: 'execute', label, patch, of: signature.seq };
    // What was decided is kept as it is: applying its patch anew would come to the same.
    return this.#commit(id, state, change, { ...advance(state.program, change), document });
  }

  /** Takes the latest change back, or does it again; null when there is none. */
  undoOrRedo(id: string, cause: 'undo' | 'redo'): Result<{ seq: number; label: string }, StoreFault> | null {
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    const change = changeToStep(state.program, cause, this.#signature(state));
    return change ? this.#commit(id, state, change, advance(state.program, change)) : null;
  }

  /** How a row of an open program came to be as it is; with `rowId: null` the program's own fields. */
  async historyOf(id: string, rowId: string | null, limit: number): Promise<Result<RowHistory, StoreFault>> {
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    const { changes, damagedCount } = await this.#store.changes(id);
    const found = fieldChangesOf(changes, rowId);
    const { document } = state.program;
    const told = found.slice(0, limit).map((change) => fieldChangeToWords(document, change));
    return ok({ changes: told, total: found.length, damagedCount });
  }

  #signature(state: OpenState): { seq: number; time: string; who: string } {
    const { now, who } = this.#surroundings;
    return { seq: state.program.seq + 1, time: now().toISOString(), who: who() };
  }

  #commit(
    id: string,
    state: OpenState,
    change: StoredChange,
    program: StoredProgram,
  ): Result<{ seq: number; label: string }, StoreFault> {
    const saved = this.#store.commit(id, change, program);
    if (!saved.ok) return saved;
    state.program = program;
    state.changedTime = change.time;
    state.isChanged = true;
    state.isRestTold = false;
    const { undoLabel, redoLabel } = toOpened(id, program);
    const { seq, patch, label, cause } = change;
    const told: ProgramChange = { id, seq, patch, label, cause, undoLabel, redoLabel };
    this.#surroundings.push('program:changed', told);
    this.#refreshLater(summaryDelayMs);
    return ok({ seq, label });
  }

  async #add(document: ProgramDocument, holder: number): Promise<Result<OpenedProgram, StoreFault>> {
    const id: string = document.program.id;
    const program: StoredProgram = { document, history: emptyHistory, seq: 0 };
    const saved = await this.#store.create(id, program);
    if (!saved.ok) return saved;
    const changedTime = this.#surroundings.now().toISOString();
    this.#openById.set(id, {
      program,
      changedTime,
      isChanged: true,
      isRestTold: false,
      holders: new Set([holder]),
    });
    this.#library.update([await this.#summarize(id, program, changedTime)], this.#store.list());
    this.#surroundings.push('workspace:changed', null);
    return ok(toOpened(id, program));
  }

  #tellNotes(title: string, notes: readonly string[]): void {
    if (notes.length === 0) return;
    const more = notes.length > 3 ? ` And ${notes.length - 3} more of the kind.` : '';
    const text = `'${title}': ${notes.slice(0, 3).join(' ')}${more}`;
    this.#surroundings.push('notice', { tone: 'info', text });
  }

  async #summarize(id: string, program: StoredProgram, changedTime: string): Promise<LibraryEntry> {
    const { document } = program;
    const today = this.#surroundings.clockDay();
    // What changes while they are computed has another stamp, and they are computed again.
    const stamp = this.#store.stamp(id);
    const figures = await this.#surroundings.figuresOf(document, this.todayOf(document));
    return { summary: { id, ...figures, changedTime }, today, stamp };
  }

  #refreshLater(afterMs: number): void {
    this.#callOffSummaries?.();
    this.#callOffSummaries = this.#surroundings.later(() => {
      this.#callOffSummaries = null;
      // One program a turn, so that no window waits for many.
      void this.#refreshSummaries(0).then(
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

  #refreshSummaries(until: number): Promise<boolean> {
    const refreshed = this.#refreshing.then(() => this.#refreshSummariesNow(until));
    this.#refreshing = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Makes summaries again that do not fit their files or day, at least one, until the time is up; whether all fit now. */
  async #refreshSummariesNow(until: number): Promise<boolean> {
    const ids = this.#store.list();
    const today = this.#surroundings.clockDay();
    const fresh: LibraryEntry[] = [];
    let complete = true;
    for (const id of ids) {
      const entry = this.#library.get(id);
      if (entry?.today === today && entry.stamp === this.#store.stamp(id)) continue;
      if (this.#failedIds.has(id)) continue;
      if (fresh.length > 0 && this.#surroundings.now().getTime() > until) {
        complete = false;
        break;
      }
      const made = await (this.#openById.has(id) ? this.#summarizeOpen(id) : this.#summarizeClosed(id));
      if (made) fresh.push(made);
    }
    this.#library.update(fresh, this.#store.list());
    return complete;
  }

  async #summarizeOpen(id: string): Promise<LibraryEntry | null> {
    const state = this.#openById.get(id);
    if (state && !state.isRestTold) {
      state.isRestTold = true;
      this.#surroundings.rest(state.program.document, false);
    }
    return state ? this.#summarize(id, state.program, state.changedTime) : null;
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
    this.#tellNotes(title, notes);
    const entry = await this.#summarize(id, program, changedTime);
    // A window may have asked for it in the meantime: then it is the window's to close.
    if (!this.#openById.has(id) && !this.#openingById.has(id)) await this.#store.close(id);
    return { ...entry, stamp: this.#store.stamp(id) };
  }
}

const notOpen: StoreFault = { code: 'missing', message: 'This program is not open any more. Open it again.' };

function toOpened(id: string, program: StoredProgram): OpenedProgram {
  const { document, history, seq } = program;
  return {
    id,
    seq,
    document,
    undoLabel: history.done.at(-1)?.label ?? null,
    redoLabel: history.undone.at(-1)?.label ?? null,
  };
}
