import { z } from 'zod';
import type { ProgramSummary } from '../../contract/channels';
import { daySchema } from '../../domain/model/fields';
import { healths } from '../../domain/model/health';
import { reasonOf } from './faults';
import { RecordFile, setAside } from './recordFile';

/** What the library remembers of a program: its summary, the day it was made for, and the files it was made of. */
export type LibraryEntry = {
  readonly summary: ProgramSummary;
  readonly today: string;
  /** `ProgramStore.stamp` of the files that the summary was made of. */
  readonly stamp: string;
};

const summarySchema: z.ZodType<ProgramSummary> = z.strictObject({
  id: z.string(),
  title: z.string(),
  phase: z.string(),
  health: z.enum(healths),
  contradictedBy: z.enum(healths).nullable(),
  asOfDay: daySchema,
  projectCount: z.number(),
  nextMilestone: z.strictObject({ title: z.string(), day: daySchema }).nullable(),
  finishDay: daySchema.nullable(),
  driftDays: z.number().nullable(),
  biggestDrag: z.string().nullable(),
  targetGapDays: z.number().nullable(),
  milestonesDone: z.number(),
  milestoneCount: z.number(),
  openPromises: z.number(),
  latePromises: z.number(),
  highRisks: z.number(),
  owedUpdates: z.number(),
  calledOut: z.number(),
  changedTime: z.string(),
});
const entrySchema = z.strictObject({ summary: summarySchema, today: z.string(), stamp: z.string() });

/**
 * `library.json`: summaries of the programs, so that the portfolio is there without opening any. All of it can be made
 * again from the programs; a damaged one is set aside and made again.
 */
export class Library {
  readonly #file: RecordFile;
  readonly #tell: (sentence: string) => void;
  readonly #entryById = new Map<string, LibraryEntry>();

  constructor(folder: string, now: () => Date, tell: (sentence: string) => void) {
    this.#file = new RecordFile(folder, 'library');
    this.#tell = tell;
    try {
      const reading = this.#file.read();
      if (reading.state === 'damaged') {
        setAside(this.#file.path, now());
        this.#file.release();
      }
      const value = reading.state === 'read' ? (reading.value as Record<string, unknown> | null) : null;
      const entries = value?.['store'] === 'throughline-library' ? value['entries'] : null;
      for (const entry of Array.isArray(entries) ? entries : []) {
        const parsed = entrySchema.safeParse(entry);
        if (parsed.success) this.#entryById.set(parsed.data.summary.id, parsed.data);
      }
    } catch (error) {
      tell(`The list of programs could not be read: ${reasonOf(error)}. It is made again from the programs.`);
    }
  }

  get(id: string): LibraryEntry | undefined {
    return this.#entryById.get(id);
  }

  /** Takes entries over and drops what is no longer there; one write, or none when nothing differs. */
  update(entries: readonly LibraryEntry[], presentIds: readonly string[]): void {
    for (const entry of entries) this.#entryById.set(entry.summary.id, entry);
    const present = new Set(presentIds);
    const gone = [...this.#entryById.keys()].filter((id) => !present.has(id));
    for (const id of gone) this.#entryById.delete(id);
    if (entries.length === 0 && gone.length === 0) return;
    try {
      const body = { store: 'throughline-library', storeVersion: 1, entries: [...this.#entryById.values()] };
      this.#file.write(JSON.stringify(body));
    } catch (error) {
      this.#tell(`The list of programs could not be saved: ${reasonOf(error)}. The programs themselves are.`);
    }
  }
}
