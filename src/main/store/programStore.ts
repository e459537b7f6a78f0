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

/** Where programs are kept. A call that answers `ok` is durable: its bytes and their names are on disk. */
export interface ProgramStore {
  /** Ids of the programs that are there. */
  list(): readonly string[];
  /** Keeps a program that is new to the store. */
  create(id: string, program: StoredProgram): Result<null, StoreFault>;
  /** Reads a program; what cannot be read is set aside, named, and never written over. */
  open(id: string): Result<OpenedRecord, StoreFault>;
  /** Journals one change of an open program; `after` is the program with the change. */
  commit(id: string, change: StoredChange, after: StoredProgram): Result<null, StoreFault>;
  /** Brings an open program's files to rest, and forgets it. */
  close(id: string): void;
  /** Takes a program out of the workspace; its files are kept aside for a while. */
  remove(id: string): Result<null, StoreFault>;
  /** Changes whenever the files of a program do; without reading them. Empty for a program that is not there. */
  stamp(id: string): string;
}
