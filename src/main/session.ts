import type {
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
import { err, ok, type Result } from '../domain/result';
import type { Day } from '../domain/time/day';
import type { Library } from './store/library';
import type { OpenedRecord, ProgramStore } from './store/programStore';
import { advance, changeToStep, type StoredChange, type StoredProgram } from './store/storedProgram';
import { Summaries, type Summarized, type SummarySurroundings } from './summaries';

/** What the session asks of its surroundings. */
export type SessionSurroundings = SummarySurroundings & {
  /** An id that no program has. */
  readonly newProgramId: () => string;
  /** Who works here, for the history. */
  readonly who: () => string;
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

/** A change that was decided, and the program after it. */
type Step = { readonly change: StoredChange; readonly after: StoredProgram };

/** The open programs: the one place that executes commands, keeps their history and tells the windows. */
export class Session {
  readonly #store: ProgramStore;
  readonly #surroundings: SessionSurroundings;
  readonly #summaries: Summaries;
  readonly #openById = new Map<string, OpenState>();
  readonly #openingById = new Map<string, Promise<Result<OpenedRecord, StoreFault>>>();

  constructor(store: ProgramStore, library: Library, surroundings: SessionSurroundings) {
    this.#store = store;
    this.#surroundings = surroundings;
    this.#summaries = new Summaries(store, library, surroundings, {
      atRest: (id) => this.#atRest(id),
      isWanted: (id) => this.#openById.has(id) || this.#openingById.has(id),
    });
  }

  /** The programs of the workspace, latest change first. What is out of date is made again, and told when it differs. */
  list(): Promise<readonly ProgramSummary[]> {
    return this.#summaries.list();
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
        this.#summaries.noteOpened(id);
        this.#summaries.tellNotes(program.document.program.title, notes);
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
    const { program, changedTime } = state;
    await this.#summaries.renew(id, { document: program.document, changedTime });
  }

  /** Lets go of all that a holder has open. */
  async release(holder: number): Promise<void> {
    await Promise.all([...this.#openById.keys()].map((id) => this.close(id, holder)));
  }

  /** Lets go of everything at once, before the app ends: what was answered as done is on disk already. */
  closeAll(): void {
    this.#summaries.stop();
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
    this.#summaries.dropGone();
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
    return this.#summaries.todayOf(document);
  }

  /**
   * Decides on commands, each on what the one before it made; makes what they change durable in one write, all or none,
   * and only then tells everybody.
   */
  execute(id: string, inputs: readonly unknown[]): readonly Result<{ seq: number }, Refusal | StoreFault>[] {
    const state = this.#openById.get(id);
    if (!state) return inputs.map(() => err(notOpen));
    let { program } = state;
    const steps: Step[] = [];
    const decisions = inputs.map((input) => {
      const decided = this.#decide(program, input);
      if (decided.ok) {
        steps.push(decided.value);
        program = decided.value.after;
      }
      return decided;
    });
    const saved = this.#commit(id, state, steps);
    return decisions.map((decided) => {
      if (!decided.ok) return decided;
      return saved.ok ? ok({ seq: decided.value.change.seq }) : saved;
    });
  }

  /** Takes the latest change back, or does it again; null when there is none. */
  undoOrRedo(id: string, cause: 'undo' | 'redo'): Result<{ seq: number; label: string }, StoreFault> | null {
    const state = this.#openById.get(id);
    if (!state) return err(notOpen);
    const change = changeToStep(state.program, cause, this.#signature(state.program));
    if (!change) return null;
    const saved = this.#commit(id, state, [{ change, after: advance(state.program, change) }]);
    return saved.ok ? ok({ seq: change.seq, label: change.label }) : saved;
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

  #atRest(id: string): Summarized | null {
    const state = this.#openById.get(id);
    if (!state) return null;
    const { document } = state.program;
    if (!state.isRestTold) {
      state.isRestTold = true;
      this.#surroundings.rest(document, false);
    }
    return { document, changedTime: state.changedTime };
  }

  #decide(program: StoredProgram, input: unknown): Result<Step, Refusal> {
    const command = parseCommand(input);
    if (!command.ok) return command;
    const execution = execute(program.document, command.value);
    if (!execution.ok) return execution;
    const { document, patch, label } = execution.value;
    const signature = this.#signature(program);
    const change: StoredChange = { ...signature, cause: 'execute', label, patch, of: signature.seq };
    // What was decided is kept as it is: applying its patch anew would come to the same.
    return ok({ change, after: { ...advance(program, change), document } });
  }

  #signature(program: StoredProgram): { seq: number; time: string; who: string } {
    const { now, who } = this.#surroundings;
    return { seq: program.seq + 1, time: now().toISOString(), who: who() };
  }

  #commit(id: string, state: OpenState, steps: readonly Step[]): Result<null, StoreFault> {
    const last = steps.at(-1);
    if (!last) return ok(null);
    const saved = this.#store.commit(
      id,
      steps.map(({ change }) => change),
      last.after,
    );
    if (!saved.ok) return saved;
    state.program = last.after;
    state.changedTime = last.change.time;
    state.isChanged = true;
    state.isRestTold = false;
    for (const { change, after } of steps) {
      const { seq, patch, label, cause } = change;
      const { undoLabel, redoLabel } = toOpened(id, after);
      const told: ProgramChange = { id, seq, patch, label, cause, undoLabel, redoLabel };
      this.#surroundings.push('program:changed', told);
    }
    this.#summaries.renewSoon();
    return saved;
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
    await this.#summaries.renew(id, { document, changedTime });
    return ok(toOpened(id, program));
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
