import type { CheckFacts } from '../checkup/facts';
import type { Remedy } from '../checkup/rule';

/** How far something that a program needs is there. */
export type NeedState = 'there' | 'partly' | 'missing';

/** Something that a program needs now: whether it is there, read from the program, and where to add it. */
export type Need = {
  readonly id: string;
  /** In the imperative: "Name the sponsor". */
  readonly title: string;
  readonly topic: string;
  readonly state: NeedState;
  /** What the program holds of it, or what is missing, as a sentence. */
  readonly said: string;
  readonly remedy: Remedy;
};

/** A need before a program was looked at. */
export type NeedRule = {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly remedy: Remedy;
  readonly look: (facts: CheckFacts) => Pick<Need, 'state' | 'said'> & { readonly rowId?: string };
};

/** Reads needs from a program. */
export function readNeeds(rules: readonly NeedRule[], facts: CheckFacts): readonly Need[] {
  return rules.map(({ id, title, topic, remedy, look }) => {
    const { state, said, rowId } = look(facts);
    return {
      id,
      title,
      topic,
      state,
      said,
      remedy: rowId === undefined ? remedy : { kind: 'row', label: remedy.label, id: rowId },
    };
  });
}

/** All of a list there, some of it, or none. */
export function share(there: number, all: number): NeedState {
  if (all === 0 || there === 0) return 'missing';
  return there >= all ? 'there' : 'partly';
}
