import { afterEach, expect, it, vi } from 'vitest';
import { Defects } from '../../src/main/defects';

afterEach(() => vi.restoreAllMocks());

it('a defect is shown with its words, and logged by its places alone', () => {
  const logged: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => logged.push(String(text)) > 0);
  const shown: string[] = [];
  const defects = new Defects({
    versions: { Throughline: '1' },
    now: () => new Date('2026-11-22T10:00:00Z'),
    show: (report) => shown.push(report),
  });
  defects.report('program:open', new TypeError("Cannot rename 'Project Nightingale'\nto 'Secret'"));
  defects.report('program:open', 'Nightingale');
  expect(shown[0]).toContain('Nightingale');
  expect(logged.join('')).toMatch(/^program:open: TypeError\n\s+at .*defects\.test/);
  expect(logged.join('')).not.toMatch(/Nightingale|Secret/);
  for (let i = 0; i < 20; i++) defects.report('x', new Error('again'));
  expect(shown).toHaveLength(5);
});
