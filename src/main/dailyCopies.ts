import fs from 'node:fs';
import path from 'node:path';
import type { ProgramDocument } from '../domain/model/document';
import { programTextPieces } from '../domain/model/serializeProgram';
import type { Day } from '../domain/time/day';
import { titleToFileName, writeInSteps } from './files';
import { reasonOf } from './store/faults';
import { inTurns } from './store/turns';

/** How many days' copies of each program are kept. */
const copiesKept = 30;

/** What the copies ask of their surroundings. */
export type CopySurroundings = {
  /** Where they are put. */
  readonly folder: () => string;
  readonly clockDay: () => Day;
  readonly turn: () => Promise<void>;
  readonly tell: (sentence: string) => void;
};

/** One whole copy a day of each program that was changed: a program file, in a folder that may be on another disk. */
export class DailyCopies {
  readonly #surroundings: CopySurroundings;
  readonly #underWay = new Set<string>();
  /** The day and folder of what failed last, so that it is said once a day. */
  #saidFor = '';

  constructor(surroundings: CopySurroundings) {
    this.#surroundings = surroundings;
  }

  /**
   * Makes today's copy of a program, unless there is one. `isLast` says that nothing more is to come for now: then
   * the copy is made again. What fails is told once a day.
   */
  async keep(document: ProgramDocument, isLast: boolean): Promise<void> {
    const { id, title } = document.program;
    const day = this.#surroundings.clockDay();
    const folder = this.#surroundings.folder();
    if (this.#underWay.has(id)) return;
    this.#underWay.add(id);
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const copies = copiesOf(folder, id);
      const todays = copies.find((copy) => copy.day === day);
      if (todays && !isLast) return;
      const file = path.join(folder, titleToFileName(title, `${day}.${id}.throughline`));
      const written = writeInSteps(file, programTextPieces(document), {
        temporary: `${file}.new`,
        mode: 0o600,
      });
      await inTurns(written, this.#surroundings.turn);
      if (todays && todays.file !== file) fs.rmSync(todays.file, { force: true });
      const others = copies.filter((copy) => copy.day !== day).sort((a, b) => (a.day < b.day ? 1 : -1));
      for (const copy of others.slice(copiesKept - 1)) fs.rmSync(copy.file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      const said = `${day} ${folder}`;
      if (this.#saidFor !== said) {
        this.#surroundings.tell(
          `Today’s copy of '${title}' could not be put into ${folder}: ${reasonOf(error)}. The program itself is saved. Settings, "Your data", has the folder.`,
        );
      }
      this.#saidFor = said;
    } finally {
      this.#underWay.delete(id);
    }
  }
}

/** The copies of a program in a folder; told by its id, whatever its title was. */
function copiesOf(folder: string, id: string): readonly { readonly day: string; readonly file: string }[] {
  return fs.readdirSync(folder).flatMap((name) => {
    const found = /\.(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9_-]{1,64})\.throughline$/.exec(name);
    return found?.[1] !== undefined && found[2] === id
      ? [{ day: found[1], file: path.join(folder, name) }]
      : [];
  });
}
