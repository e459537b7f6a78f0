import { titleLimit } from '../../domain/model/fields';
import { kinds } from '../../domain/model/kinds';

const partLimit = 20;

/** A number for a text, of eight letters and digits: FNV-1a. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}

/**
 * What an id may hold of a UID, at most 20 characters; anything else is written as its code, so that two UIDs do not
 * meet. What is longer is cut and told apart by a number made of all of it.
 */
export function idPart(uid: string): string {
  const written = uid.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16)}`);
  return written.length <= partLimit ? written : `${written.slice(0, partLimit - 8)}-${hashOf(uid)}`;
}

/** The id of the row that a task becomes. */
export function rowId(uid: string): string {
  return `row-${idPart(uid)}`;
}

/** How much of a title is shown that is made of an id, which may be longer than any title. */
const madeTitleLimit = 80;

/** A title that the model takes, or another one instead. */
export function usable(title: string | null, otherwise: string): string {
  const trimmed = (title ?? '').trim().slice(0, titleLimit);
  if (kinds.project.schema.shape.title.safeParse(trimmed).success) return trimmed;
  return otherwise.length > madeTitleLimit ? `${otherwise.slice(0, madeTitleLimit - 1)}…` : otherwise;
}
