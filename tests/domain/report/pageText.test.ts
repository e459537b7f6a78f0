import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesToText, runWidth, wrapRuns, wrapText } from '../../../src/domain/layout/pageText';

const scripts = fc.constantFrom(
  'Dry run slipped nine days',
  'Перенос данных завершён',
  'مراجعة الأمان قبل الإطلاق',
  '数据迁移演练推迟了九天影响发布日期',
  'データ移行のリハーサル',
  'पुनरीक्षण पूरा हुआ',
  'sig-cluster-lifecycle/kubeadm',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  '👩‍🚀🚀',
);

const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

it('[R19] lines are no wider than their room, and no character is lost', () => {
  fc.assert(
    fc.property(fc.array(scripts, { maxLength: 12 }), fc.integer({ min: 30, max: 400 }), (words, width) => {
      const text = words.join(' ');
      const lines = wrapText(text, width, 8.5);
      expect(withoutBlanks(linesToText(lines))).toBe(withoutBlanks(text));
      for (const line of lines) {
        const used = line.reduce((sum, run) => sum + runWidth(run, 8.5), 0);
        // One cluster alone may be wider than the narrowest column; a page has none that narrow.
        expect(used).toBeLessThanOrEqual(width + 0.01);
      }
    }),
  );
});

it('[R19] keeps faces, breaks at line ends and begins no line with a blank', () => {
  const lines = wrapRuns(
    [{ text: 'Bold words here ', weight: 600 }, { text: 'and plain ones\nafter a break' }],
    60,
    8.5,
  );
  expect(linesToText(lines)).toBe('Bold words here and plain ones after a break');
  expect(lines[0]?.[0]?.weight).toBe(600);
  for (const line of lines) expect(line[0]?.text ?? '').not.toMatch(/^\s/);
  expect(lines.some((line) => line[0]?.text.startsWith('after'))).toBe(true);
});
