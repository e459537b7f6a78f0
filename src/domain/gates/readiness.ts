import type { ProgramDocument } from '../model/document';
import type { Gate, Verdict } from '../model/work';
import { type Day, daysBetween } from '../time/day';

/** How a verdict is marked, as health is. */
export const verdictMarks: Readonly<Record<Verdict, 'green' | 'amber' | 'red'>> = {
  go: 'green',
  conditional: 'amber',
  hold: 'amber',
  noGo: 'red',
};

/** Verdicts in words, as they stand within a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  go: 'go',
  conditional: 'conditional go',
  hold: 'hold',
  noGo: 'no-go',
};

/** How ready a gate is on a day. */
export type GateReadiness = {
  readonly met: number;
  readonly total: number;
  /** The criteria that are not met, in their order. */
  readonly unmet: readonly string[];
  /** Days until it; negative when its day has passed; null without one. */
  readonly inDays: number | null;
  /** [I10] */
  readonly state: 'passed' | 'ready' | 'late' | 'open';
};

/** [I10] How ready a gate is: its criteria, and its day. */
export function gateReadiness(gate: Gate, today: Day): GateReadiness {
  const unmet = gate.criteria.filter((it) => !it.met).map((it) => it.title);
  const total = gate.criteria.length;
  const inDays = gate.day === null ? null : daysBetween(today, gate.day);
  const passed = gate.verdict === 'go' || gate.verdict === 'conditional';
  const state = passed
    ? 'passed'
    : inDays !== null && inDays < 0
      ? 'late'
      : total > 0 && unmet.length === 0
        ? 'ready'
        : 'open';
  return { met: total - unmet.length, total, unmet, inDays, state };
}

/** What a verdict still wants ([I8]); empty when it may be given. */
export function missingForVerdict(gate: Gate, verdict: Verdict, note: string): readonly string[] {
  const missing: string[] = [];
  if (gate.approverId === null) missing.push('an approver');
  if (gate.criteria.length === 0) missing.push('criteria');
  const unmet = gate.criteria.filter((it) => !it.met).length;
  if (verdict === 'go' && unmet > 0)
    missing.push(unmet === 1 ? 'its last criterion met' : `${unmet} criteria met`);
  if (verdict !== 'go' && note.trim() === '')
    missing.push(verdict === 'conditional' ? 'its conditions' : 'a reason');
  return missing;
}

/** Gates by day, those without one last: of the program and of every project. */
export function gatesInOrder(document: ProgramDocument): readonly Gate[] {
  return [...document.gates].sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1));
}
