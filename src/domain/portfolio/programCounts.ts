import type { ProgramDocument } from '../model/document';

/** How much a program holds, in the words that a person chooses among its backups by. */
export type ProgramCounts = {
  readonly projects: number;
  readonly tasks: number;
  /** Dependencies that carry an agreement. */
  readonly promises: number;
};

/** Counts what a program holds. */
export function countProgram(document: ProgramDocument): ProgramCounts {
  return {
    projects: document.projects.length,
    tasks: document.tasks.length,
    promises: document.dependencies.filter(({ agreement }) => agreement !== null).length,
  };
}
