/** What is known of the app that met a defect. */
export type DefectSurroundings = {
  readonly versions: Readonly<Record<string, string>>;
  readonly now: () => Date;
  /** Shows the report to a person. */
  readonly show: (report: string) => void;
};

/** The most reports that are shown in one run: a defect that comes again and again is told already. */
const shownLimit = 5;

/** The kind of an error and the places in the code that led to it, without its words: those may quote what people wrote. */
function placesOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places].join('\n');
}

/**
 * Turns an error that nobody expected into a report that can be copied. The app goes on: what was answered as done is
 * on disk, and what is in memory is made of it. The report holds no names of programs and nothing that is in them, but
 * for what the error itself says; the log not even that.
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
    process.stderr.write(`${where}: ${placesOf(error)}\n`);
    this.#shown += 1;
    if (this.#shown > shownLimit) return;
    const about = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    show(
      [`Throughline met a defect (${where}).`, now().toISOString(), about.join(', '), '', stack].join('\n'),
    );
  }
}
