import type { MspdiTask } from './readTask';

/**
 * What a plan of Microsoft Project has no place for stands in a text column of its own, so that a file that was written
 * here is read back as it was: words such as `project`, `milestone of 12`, `soft`.
 */
export type TaskMark = {
  /** What the row is where the outline would say otherwise. */
  readonly kind: 'project' | 'task' | 'milestone' | null;
  /** UID of what it is a part of though it does not stand under it; `-` for the program; `null` for the outline's. */
  readonly of: string | null;
  /** Its constraint only caps late dates. */
  readonly soft: boolean;
};

/** The column: Text30, the last one, under a name of its own. */
export const markFieldId = '188744016';
export const markFieldName = 'Throughline';

const noMark: TaskMark = { kind: null, of: null, soft: false };

/** The words of a mark; empty where there is nothing to say. */
export function markToText({ kind, of, soft }: TaskMark): string {
  const words: string[] = [];
  if (kind !== null) words.push(kind);
  if (of !== null) words.push(`of ${of}`);
  if (soft) words.push('soft');
  return words.join(' ');
}

/** Reads the words of a mark; what is none says nothing. */
export function parseMark(text: string): TaskMark {
  const match = /^(project|task|milestone)?(?:(?:^| )of (-|\d{1,12}))?(?:(?:^| )(soft))?$/.exec(text);
  if (!match) return noMark;
  return {
    kind: (match[1] as TaskMark['kind'] | undefined) ?? null,
    of: match[2] ?? null,
    soft: match[3] !== undefined,
  };
}

/** The mark of a task, where the file's column is ours. */
export function markOf(task: MspdiTask, fieldNameById: ReadonlyMap<string, string>): TaskMark {
  if (fieldNameById.get(markFieldId) !== markFieldName) return noMark;
  const found = task.extended.find((it) => it.fieldId === markFieldId);
  return found ? parseMark(found.value) : noMark;
}

/** What the code of a resource says when it is a team. */
export const teamCode = 'throughline-team';
