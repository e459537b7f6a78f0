import type { StoreFault } from '../../contract/channels';
import type { Result } from '../../domain/result';
import type { StoredChange, StoredProgram } from './storedProgram';

/** A program as the store opened it, with a sentence for each thing that a person has to know. */
export type OpenedRecord = {
  readonly program: StoredProgram;
  /** ISO instant of its latest change. */
  readonly changedTime: string;
  readonly notes: readonly string[];
};

/** All changes of a program that are known, oldest first, and how many files of them could not be read. */
export type RecordedChanges = { readonly changes: readonly StoredChange[]; readonly damagedCount: number };

/**
 * Where programs are kept. A call that answers `ok` is durable: its bytes and their names are on disk. What takes long
 * is done in turns, so that nothing else waits for it.
 */
export interface ProgramStore {
  /** Ids of the programs that are there. */
  list(): readonly string[];
  /** Keeps a program that is new to the store, and leaves it open. */
  create(id: string, program: StoredProgram): Promise<Result<null, StoreFault>>;
  /** Reads a program; what cannot be read is set aside, named, and never written over. */
  open(id: string): Promise<Result<OpenedRecord, StoreFault>>;
  /** Journals one change of an open program; `after` is the program with the change. */
  commit(id: string, changes: readonly StoredChange[], after: StoredProgram): Result<null, StoreFault>;
  /** Brings an open program's files to rest, and forgets it. */
  close(id: string): Promise<void>;
  /** Forgets all programs at once, before the app ends: what was committed is on disk as it is. */
  closeAll(): void;
  /** Takes a program out of the workspace; its files are kept aside for a while. */
  remove(id: string): Promise<Result<null, StoreFault>>;
  /** The changes of an open program, from its first on. */
  changes(id: string): Promise<RecordedChanges>;
  /** Changes whenever the files of a program do; without reading them. Empty for a program that is not there. */
  stamp(id: string): string;
}
