import fs from 'node:fs';
import path from 'node:path';
import type { StoreFault, WorkspacePlace } from '../contract/channels';
import { err, ok, type Result } from '../domain/result';
import { copyPrograms } from './store/copyPrograms';
import { reasonOf } from './store/faults';

/** Where a workspace keeps its programs. */
export function programsFolderOf(workspace: string): string {
  return path.join(workspace, 'programs');
}

/** Throws what the file system says of a folder in which nothing can be kept. */
function tryFolder(folder: string): void {
  if (!fs.statSync(folder).isDirectory()) throw new Error('it is no folder');
  const trial = path.join(folder, `.throughline-${process.pid}`);
  fs.writeFileSync(trial, '', { flag: 'wx', mode: 0o600 });
  fs.rmSync(trial);
}

/**
 * The folder of the workspace: the chosen one, or the app's own where none was chosen. One that cannot be used now, as
 * its disk is not there, is told, and the app's own is shown meanwhile; the choice stays.
 */
export function findWorkspace(own: string, chosen: string | null, tell: (sentence: string) => void): string {
  if (chosen === null) return own;
  try {
    tryFolder(chosen);
    return chosen;
  } catch (error) {
    tell(
      `The workspace ${chosen} cannot be used: ${reasonOf(error)}. Nothing in it was touched. ` +
        "Until it is there again, at the next start, you see the workspace in the app's own folder.",
    );
    return own;
  }
}

/** What the desk brings together. */
export type WorkspaceParts = {
  /** The app's own data folder. */
  readonly own: string;
  /** The workspace in use. */
  readonly current: string;
  /** Takes a choice over for the next start; null for the app's own folder. */
  readonly remember: (folder: string | null) => void;
  /** Lets go of all programs, so that their files stand still. */
  readonly closeAll: () => void;
};

/** Where another folder is chosen for the workspace. It is used from the next start on. */
export class WorkspaceDesk {
  readonly #parts: WorkspaceParts;
  /** What a person chose, and has not said yet what to do with. Never said by a page. */
  #asked: string | null = null;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
  }

  get own(): string {
    return this.#parts.own;
  }

  place(): WorkspacePlace {
    const { own, current } = this.#parts;
    return { folder: current, isChosen: path.resolve(current) !== path.resolve(own) };
  }

  /** Looks at a folder that a person chose; nothing is changed yet. */
  ask(folder: string): Result<{ readonly folder: string; readonly holdsPrograms: boolean }, StoreFault> {
    const chosen = path.resolve(folder);
    if (chosen === path.resolve(this.#parts.current))
      return this.#refused(chosen, 'it is the workspace already');
    const inside = path.relative(programsFolderOf(this.#parts.current), chosen);
    if (!inside.startsWith('..') && !path.isAbsolute(inside))
      return this.#refused(chosen, 'it lies within the folder of the programs');
    try {
      tryFolder(chosen);
    } catch (error) {
      return this.#refused(chosen, reasonOf(error));
    }
    this.#asked = chosen;
    return ok({ folder: chosen, holdsPrograms: fs.existsSync(programsFolderOf(chosen)) });
  }

  /** Takes the folder over that was asked for, with a copy of the programs of now or as it is. */
  async use(withCopy: boolean): Promise<Result<null, StoreFault>> {
    const { own, current, remember, closeAll } = this.#parts;
    const chosen = this.#asked;
    if (chosen === null)
      return err({ code: 'missing', message: 'No folder was chosen. Nothing was changed.' });
    if (withCopy) {
      closeAll();
      try {
        const from = programsFolderOf(current);
        if (fs.existsSync(from)) await copyPrograms(from, programsFolderOf(chosen));
      } catch (error) {
        return err({
          code: 'notSaved',
          message: `The programs were not copied to ${chosen}: ${reasonOf(error)}. They are where they were.`,
        });
      }
    }
    this.#asked = null;
    remember(chosen === path.resolve(own) ? null : chosen);
    return ok(null);
  }

  #refused(folder: string, reason: string): Result<never, StoreFault> {
    return err({ code: 'invalid', message: `${folder} cannot be the workspace: ${reason}.` });
  }
}
