/** What is known of the app that met a defect. */
export type DefectSurroundings = {
  readonly versions: Readonly<Record<string, string>>;
  readonly now: () => Date;
  /** Shows the report to a person. */
  readonly show: (report: string) => void;
};

/** The most reports that are shown in one run: a defect that comes again and again is told already. */
const shownLimit = 5;

/**
 * Turns an error that nobody expected into a report that can be copied. The app goes on: what was answered as done is
 * on disk, and what is in memory is made of it. The report holds no names of programs and nothing that is in them, but
 * for what the error itself says.
 */
export class Defects {
  readonly #surroundings: DefectSurroundings;
  #shown = 0;

  constructor(surroundings: DefectSurroundings) {
    this.#surroundings = surroundings;
  }

  /** @param where what was being done: "program:open". */
  report(where: string, error: unknown): void {
    const { versions, now, show } = this.#surroundings;
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${where}: ${stack}\n`);
    this.#shown += 1;
    if (this.#shown > shownLimit) return;
    const about = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    show(
      [`Throughline met a defect (${where}).`, now().toISOString(), about.join(', '), '', stack].join('\n'),
    );
  }
}
