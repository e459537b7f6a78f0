/** Something was asked that the command line does not do: exit status 2, with how it is used. */
export class WrongUsage extends Error {}

/** The file or the plan is at fault: exit status 1, one line a fault. */
export class PlanAtFault extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}
