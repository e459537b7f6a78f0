import type { Backup, BackupOverview, CopiesFolder, OpenedProgram, StoreFault } from '../contract/channels';
import { ok, type Result } from '../domain/result';
import type { Steps } from '../domain/steps';
import type { Session } from './session';
import type { ProgramArchive } from './store/programArchive';
import { inTurns } from './store/turns';

/** What the desk brings together. */
export type BackupParts = {
  readonly archive: ProgramArchive;
  readonly session: Session;
  readonly turn: () => Promise<void>;
  /** Where the daily copies go, and whether a person chose it. */
  readonly copiesFolder: () => CopiesFolder;
};

/** Where earlier states and deleted programs are asked for. What is restored is a new program: nothing is replaced. */
export class BackupDesk {
  readonly #parts: BackupParts;

  constructor(parts: BackupParts) {
    this.#parts = parts;
  }

  /** Where the daily copies go now. */
  copiesFolder(): CopiesFolder {
    return this.#parts.copiesFolder();
  }

  async overview(): Promise<BackupOverview> {
    const programs = await this.#turns(this.#parts.archive.programs());
    return { programs: programs.map(({ key, title, deletedTime }) => ({ key, title, deletedTime })) };
  }

  list(key: string): Promise<readonly Backup[]> {
    return this.#turns(this.#parts.archive.backups(key));
  }

  /** Takes a state over as a copy; with null what can still be read of the program. */
  async restore(
    key: string,
    generation: number | null,
    holder: number,
  ): Promise<Result<{ opened: OpenedProgram; missing: readonly string[] }, StoreFault>> {
    const { archive, session } = this.#parts;
    const read =
      generation === null
        ? await this.#turns(archive.salvage(key))
        : await this.#turns(archive.read(key, generation));
    if (!read.ok) return read;
    const { document, missing } =
      'missing' in read.value ? read.value : { document: read.value, missing: [] as readonly string[] };
    const title = `${document.program.title} (${generation === null ? 'salvaged' : 'restored'})`;
    const added = await session.add({ ...document, program: { ...document.program, title } }, holder);
    return added.ok ? ok({ opened: added.value, missing }) : added;
  }

  putBack(key: string): Promise<Result<{ readonly id: string }, StoreFault>> {
    return this.#turns(this.#parts.archive.putBack(key));
  }

  #turns<T>(steps: Steps<T>): Promise<T> {
    return inTurns(steps, this.#parts.turn);
  }
}
