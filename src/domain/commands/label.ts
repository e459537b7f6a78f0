import { verdictWords } from '../gates/readiness';
import { findAnyRow, findRow, type ProgramDocument } from '../model/document';
import { type Kind, kinds, titleOf } from '../model/kinds';
import type { Command } from './command';
import { nameById } from './require';

const shorten = (title: string) => (title.length > 40 ? `${title.slice(0, 39)}…` : title);

/** Fields whose names are not what a person calls them. */
const wordsByField: Readonly<Record<string, string>> = { statusDay: 'as-of day' };

/** The words of a field in a label: `ownerId` is "owner", `percentComplete` "percent complete". */
export function fieldToWords(field: string): string {
  if (Object.hasOwn(wordsByField, field)) return wordsByField[field] ?? field;
  return field
    .replace(/(Id|Ids|Day|At)$/, '')
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase();
}

function titleById(document: ProgramDocument, id: string): string {
  const found = findAnyRow(document, id);
  if (!found) return id;
  if (found.kind === 'dependency') {
    const { predecessorId, successorId } = found.row;
    return `${shorten(nameById(document, predecessorId).title)} → ${shorten(nameById(document, successorId).title)}`;
  }
  return shorten(titleOf(found.row));
}

/** What a command does, for the undo and redo menus: "Move 'Cut-over'". Read before it is executed. */
export function labelOf(document: ProgramDocument, command: Command): string {
  if (command.type === 'batch') return command.label;
  if (command.type === 'program.change') return `Change ${fieldsOf(command.changes)} of the program`;
  const [noun, verb] = command.type.split('.') as [string, string];
  if (verb === 'create' && 'row' in command) {
    const word = kinds[noun as Kind].word;
    if ('title' in command.row && command.row.title)
      return `Add ${word} '${shorten(String(command.row.title))}'`;
    if ('name' in command.row && command.row.name)
      return `Add ${word} '${shorten(String(command.row.name))}'`;
    if ('predecessorId' in command.row) {
      const { predecessorId, successorId } = command.row;
      return `Link '${titleById(document, predecessorId)}' to '${titleById(document, successorId)}'`;
    }
    return noun === 'snooze' ? 'Snooze a finding' : `Add ${word}`;
  }
  const title = 'id' in command ? titleById(document, command.id) : '';
  switch (command.type) {
    case 'agreement.move':
      return `Mark the promise '${title}' ${command.to}`;
    case 'agreement.commit':
      return `Commit '${title}' for ${command.committedDay}`;
    case 'agreement.change':
      return `Change ${fieldsOf(command.changes)} of the promise '${title}'`;
    case 'gate.decide':
      return `Decide '${title}': ${verdictWords[command.verdict]}`;
    case 'risk.review':
      return `Review '${title}'`;
    case 'risk.promote':
      return `Make '${title}' an issue`;
    case 'task.nest':
      return `Move '${title}'${command.parentId ? ` under '${titleById(document, command.parentId)}'` : ' out'}`;
    default:
  }
  switch (verb) {
    case 'delete': {
      if (noun === 'snooze') return 'Wake a snoozed finding';
      const word = kinds[noun as Kind]?.word ?? noun;
      return findRow(document, noun as Kind, 'id' in command ? command.id : '')
        ? `Delete ${word} '${title}'`
        : 'Delete';
    }
    case 'reorder':
      return `Reorder '${title}'`;
    case 'move':
      return `Move '${title}'`;
    case 'resize':
      return `Resize '${title}'`;
    default:
      return `Change ${'changes' in command ? fieldsOf(command.changes) : ''} of '${title}'`;
  }
}

function fieldsOf(changes: object): string {
  const fields = Object.keys(changes).flatMap((field) => {
    const value = (changes as Record<string, unknown>)[field];
    return field === 'plan' && typeof value === 'object' && value !== null ? Object.keys(value) : [field];
  });
  const words = fields.map(fieldToWords);
  return words.length > 2 ? `${words.slice(0, 2).join(', ')} and more` : words.join(' and ');
}
