import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/throughline';
import { checkRules } from '../../src/domain/checkup/checkRules';
import { hasShared, sharedFolder } from '../formats/sharedFiles';

const atlas = path.resolve(import.meta.dirname, '../../resources/samples/atlas.json');

async function run(...words: string[]): Promise<{ code: number; out: string; lines: string[] }> {
  let out = '';
  const lines: string[] = [];
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    say: (line) => lines.push(line),
  });
  return { code, out, lines };
}

describe('throughline check', () => {
  it('tells the findings of a program with why, what to do and what to read, the costliest first', async () => {
    const { code, out, lines } = await run('check', atlas);
    expect({ code, lines }).toEqual({ code: 0, lines: [] });
    expect(out).toMatch(
      /^Atlas: \d+ of 100\n {2}V30 {2}high .*14 days after it is needed\.\n.*Do it now: .*Read: the-gap\./,
    );
    expect(out).toContain('of 100  Dependencies');
  });

  it('prints one JSON document', async () => {
    const { code, out } = await run('check', atlas, '--json');
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told.findings[0]).toMatchObject({
      rule: 'V30',
      area: 'Dependencies',
      severity: 'high',
      topic: 'the-gap',
      ids: ['d_26', 'k_dry2'],
    });
    expect(told.areas).toHaveLength(7);
    expect(told.snoozed).toEqual([]);
  });

  it('looks at the day that it is told', async () => {
    const rules = async (day: string) =>
      JSON.parse((await run('check', atlas, '--today', day, '--json')).out).findings.map(
        (it: { rule: string }) => it.rule,
      );
    expect(await rules('2026-11-20')).not.toContain('V55');
    expect(await rules('2026-12-01')).toContain('V55');
  });

  it('lists its rules', async () => {
    const { out } = await run('check', '--rules', '--json');
    const { rules } = JSON.parse(out);
    expect(rules).toHaveLength(checkRules.length);
    for (const rule of rules) {
      expect(Object.keys(rule)).toEqual(['id', 'severity', 'finding', 'why', 'topic']);
      expect(['high', 'medium', 'low']).toContain(rule.severity);
    }
    expect((await run('check', '--rules')).out.split('\n')).toHaveLength(checkRules.length + 1);
  });

  it('wants a file, and says it', async () => {
    expect(await run('check')).toMatchObject({
      code: 2,
      out: '',
      lines: ['Name at least one file.', expect.any(String)],
    });
    expect(await run('check', 'nowhere.json')).toMatchObject({ code: 1, out: '' });
  });

  it.skipIf(!hasShared('kubernetes-enhancements'))(
    'reads what can be imported (skipped without shared/data)',
    async () => {
      const { code, out } = await run(
        'check',
        path.join(sharedFolder, 'kubernetes-enhancements'),
        '--json',
        '--today',
        '2026-11-25',
      );
      expect(code).toBe(0);
      expect(JSON.parse(out).findings.map((it: { rule: string }) => it.rule)).toContain('V70');
    },
  );
});
