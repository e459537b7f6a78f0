import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/formats/limits';
import { placeOf, scanJson } from '../../../src/formats/program/scanJson';
import { doWithin } from '../../workTime';

function faultAt(text: string): string | null {
  const { fault } = scanJson(text);
  return fault === null ? null : `${fault.code} ${placeOf(text, fault.offset)}`;
}

describe('a JSON text', () => {
  it.each([
    ['{"a":"Lau', 'notJson line 1, column 6'],
    ['{\n  "a": 1,\n}', 'notJson line 3, column 1'],
    ['[1, 2', 'notJson line 1, column 5'],
    ['[1 2]', 'notJson line 1, column 4'],
    ['{"a" 1}', 'notJson line 1, column 6'],
    ['[01]', 'notJson line 1, column 3'],
    ['[-]', 'notJson line 1, column 2'],
    ['["\\x"]', 'notJson line 1, column 3'],
    ['["\\u12"]', 'notJson line 1, column 3'],
    ['["a\nb"]', 'notJson line 1, column 2'],
    ['[NaN]', 'badNumber line 1, column 2'],
    ['[] []', 'afterEnd line 1, column 4'],
    ['[1e999]', 'badNumber line 1, column 2'],
    ['{"__proto__":1}', 'forbiddenName line 1, column 2'],
    ['{"\\u005f_proto__":1}', 'forbiddenName line 1, column 2'],
    ['{"a":{"constructor":1}}', 'forbiddenName line 1, column 7'],
    ['{"a":1,"a":2}', 'repeatedName line 1, column 8'],
    [`${'['.repeat(limits.jsonDepth)}${']'.repeat(limits.jsonDepth)}`, null],
    ['['.repeat(limits.jsonDepth + 1), `tooDeep line 1, column ${limits.jsonDepth + 1}`],
    ['{"a":[true,false,null,-1.5e-3,"\\ud83d\\ude00"]}', null],
    [' \t\r\n[ ] ', null],
  ])('%j: %s', (text, expected) => {
    expect(faultAt(text)).toBe(expected);
  });

  it('of great depth or length is refused at once, and never by recursion', () => {
    const deep = '['.repeat(5_000_000);
    const long = `["${'x'.repeat(64 * 1_048_576)}"]`;
    expect(doWithin(2_000, () => scanJson(deep)).fault?.code).toBe('tooDeep');
    expect(doWithin(2_000, () => scanJson(long)).fault?.code).toBe('fieldTooLong');
  });

  it('has its half characters counted', () => {
    expect(scanJson('["\\ud800","\\udc00\\ud800x","\\ud83d\\ude00"]').halfCharacters).toBe(3);
  });

  it('is taken exactly where JSON.parse takes it', () => {
    const isParsed = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', '"', ',', ':', '{', ']', '1', '\\', '\n', 'e'),
      )
      .map(([text, at, put]) => {
        const place = text.length === 0 ? 0 : at % text.length;
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
        const { fault } = scanJson(text);
        if (fault === null) expect(isParsed(text)).toBe(true);
        // Other faults are found before the text is at its end: what follows may be anything.
        else if (fault.code === 'notJson' || fault.code === 'afterEnd') expect(isParsed(text)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('tells where the value at a path begins', () => {
    const text = '{"a":[10,{"b":20}],"c":30}';
    const valueAt = (path: (string | number)[]) => {
      const { wantedOffset } = scanJson(text, path);
      return wantedOffset === null ? null : text.slice(wantedOffset, wantedOffset + 2);
    };
    expect(valueAt(['a', 0])).toBe('10');
    expect(valueAt(['a', 1, 'b'])).toBe('20');
    expect(valueAt(['c'])).toBe('30');
    expect(valueAt([])).toBe('{"');
    expect(valueAt(['a', 2])).toBeNull();
  });
});
