import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelName, channels } from '../../src/contract/channels';
import { findExcess, limitsOf } from '../../src/contract/requestSize';
import { isChannelName, parseRequest } from '../../src/main/requests';

describe('a channel', () => {
  it('is one of the table, not what objects have by themselves', () => {
    for (const name of Object.keys(channels)) expect(isChannelName(name)).toBe(true);
    for (const name of ['__proto__', 'constructor', 'toString', '', 'program:open ', 7, null, undefined]) {
      expect(isChannelName(name)).toBe(false);
    }
  });

  it('takes nothing but what the contract has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(channels) as ChannelName[])),
        fc.anything(),
        (name, payload) => {
          const parsed = parseRequest(name, payload);
          if (parsed.ok) expect(channels[name].request.safeParse(payload).success).toBe(true);
          else expect(parsed.error).toMatch(new RegExp(`^${name}: `));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('names what is wrong', () => {
    const refusal = (name: ChannelName, payload: unknown) => {
      const parsed = parseRequest(name, payload);
      return parsed.ok ? null : parsed.error;
    };
    expect(refusal('program:open', { id: '../etc' })).toContain('id is wrong: must be 1 to 64 letters');
    expect(refusal('program:open', { id: 'p1', path: '/etc' })).toContain('not known: "path"');
    expect(refusal('program:open', undefined)).toContain('the request is wrong');
    expect(refusal('report:export', { id: 'p1', format: 'pdf', options: { audience: 'nobody' } })).toContain(
      'options.audience is wrong',
    );
    expect(refusal('settings:change', { changes: { theme: 'pink' } })).toContain('changes.theme is wrong');
  });

  it('leaves alone the settings that a change does not name', () => {
    expect(parseRequest('settings:change', { changes: { theme: 'dark' } })).toEqual({
      ok: true,
      value: { changes: { theme: 'dark' } },
    });
  });
});

describe('the size of a request', () => {
  it('is looked at before anything else of it, whoever sent it', () => {
    const parsed = parseRequest('program:open', { id: 'x'.repeat(65 * 1_048_576) });
    expect(parsed).toEqual({ ok: false, error: 'program:open: the request is larger than 64 MB.' });
  });

  const limits = { bytes: 1_000, values: 50, depth: 5 };
  it('is capped in bytes, values and depth', () => {
    expect(findExcess({ a: 'x'.repeat(990) }, limits)).toBeNull();
    expect(findExcess({ a: 'x'.repeat(1_001) }, limits)).toContain('larger');
    expect(findExcess({ a: new Uint8Array(1_001) }, limits)).toContain('larger');
    expect(findExcess([new Uint8Array(600), 'y'.repeat(600)], limits)).toContain('larger');
    expect(findExcess(new Array(60).fill(0), limits)).toContain('more than 50 values');
    expect(findExcess([[[[[1]]]]], limits)).toBeNull();
    expect(findExcess([[[[[[1]]]]]], limits)).toContain('deeper than 5');
  });

  it('is found in what leads back to itself', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(findExcess(circle, limitsOf('program:execute'))).toContain('deeper');
  });

  it('may be that of files only where files are asked for', () => {
    const large = new Uint8Array(100 * 1_048_576);
    expect(findExcess({ files: [large] }, limitsOf('import:read'))).toBeNull();
    expect(findExcess({ files: [large] }, limitsOf('program:execute'))).toBe('is larger than 64 MB');
    expect(findExcess('x'.repeat(300 * 1_048_576), limitsOf('import:read'))).toBe('is larger than 256 MB');
  });

  it('is found without recursion: a million levels overflow nothing', () => {
    let deep: unknown = null;
    for (let i = 0; i < 1_000_000; i++) deep = [deep];
    expect(findExcess(deep, limitsOf('import:read'))).toContain('deeper');
  });
});
