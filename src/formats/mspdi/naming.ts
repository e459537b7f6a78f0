import { titleLimit } from '../../domain/model/fields';
import { kinds } from '../../domain/model/kinds';

/** What an id may hold of a UID; anything else is written as its code, so that two UIDs never meet. */
export function idPart(uid: string): string {
  return uid.slice(0, 12).replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16)}`);
}

/** The id of the row that a task becomes. */
export function rowId(uid: string): string {
  return `row-${idPart(uid)}`;
}

/** A title that the model takes, or another one instead. */
export function usable(title: string | null, otherwise: string): string {
  const trimmed = (title ?? '').trim().slice(0, titleLimit);
  return kinds.project.schema.shape.title.safeParse(trimmed).success ? trimmed : otherwise;
}

/** "1 task", "1,200 tasks". */
export function count(total: number, word: string): string {
  return `${total.toLocaleString('en-US')} ${word}${total === 1 ? '' : 's'}`;
}
