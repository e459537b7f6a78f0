import type { z } from 'zod';

const nameByType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'object',
  record: 'object',
  null: 'null',
};

/** What a schema itself says begins otherwise: these are the parser's own words. */
const parsersOwn = /^(Invalid|Too|Unrecognized|Number must|Expected|Required)/;

/**
 * What is wrong with a value, to follow the name of its field: "is no number", "is larger than 100". A schema's own
 * words come first; the parser's are put into plain ones.
 */
export function issueToWords(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'is wrong';
  if (issue.code === 'unrecognized_keys') {
    return `has a field that is not known: ${issue.keys.map((key) => `"${key.slice(0, 80)}"`).join(', ')}`;
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    const inner = issue.issues[0];
    return inner ? `has a name that ${issueToWords(inner)}` : 'has a name that cannot be kept';
  }
  if (issue.message !== '' && !parsersOwn.test(issue.message)) {
    return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is missing';
      return `is no ${nameByType[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')}`.slice(0, 300);
    case 'too_small':
      if (issue.origin === 'array' || issue.origin === 'string')
        return issue.minimum === 1 ? 'is empty' : `is shorter than ${issue.minimum}`;
      return `is less than ${issue.minimum.toLocaleString('en-US')}`;
    case 'too_big':
      if (issue.origin === 'array') return `has more than ${issue.maximum.toLocaleString('en-US')} entries`;
      if (issue.origin === 'string')
        return `is longer than ${issue.maximum.toLocaleString('en-US')} characters`;
      return `is larger than ${issue.maximum.toLocaleString('en-US')}`;
    default:
      return 'is not what it has to be';
  }
}
