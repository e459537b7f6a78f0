import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../src/domain/checkup/checkRules';
import { checkUpSteps, computeCheckUp } from '../../../src/domain/checkup/checkUp';
import { gatherFacts, gatherFactsInSteps } from '../../../src/domain/checkup/facts';
import { checkSteps } from '../../../src/domain/checkup/rule';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { finishSteps } from '../../../src/domain/steps';
import type { Day } from '../../../src/domain/time/day';
import { imported } from '../../formats/make';
import { hasShared, readShared } from '../../formats/sharedFiles';
import { doWithin, expectLittle, spentSince } from '../../workTime';

const folder = 'kubernetes-enhancements';
const files = hasShared(folder) ? readShared(folder, '.csv') : [];
const today = '2026-11-25' as Day;

describe.skipIf(files.length === 0)(
  'the check-up of 446 projects (skipped without shared/data)',
  async () => {
    const outcome = files.length === 0 ? null : await imported(files);
    if (!outcome) return;
    const { document } = outcome;
    const schedule = computeSchedule(document);
    const health = computeHealth(document, schedule, today);
    const facts = gatherFacts(document, schedule, health, today);
    const checkOf = (id: string) => {
      const rule = checkRules.find((it) => it.id === id);
      return rule && finishSteps(checkSteps(rule, facts));
    };
    const projectId = (key: string) => document.projects.find((it) => it.externalId === key)?.id ?? '';
    const sentences = (id: string, aboutId: string) =>
      (checkOf(id)?.found ?? []).filter(({ ids }) => ids.includes(aboutId)).map(({ sentence }) => sentence);

    it('[Y7] takes less than 200 ms', () => {
      doWithin(200, () => computeCheckUp(document, schedule, health, today));
    });

    it('[Y7] takes no step of more than 50 ms', () => {
      /** What the processor spends on the longest step. */
      const longestStep = () => {
        const steps = checkUpSteps(gatherFactsInSteps(document, schedule, health, today));
        let longest = 0;
        for (let isDone = false; !isDone; ) {
          const start = process.cpuUsage();
          isDone = steps.next().done === true;
          longest = Math.max(longest, spentSince(start));
        }
        return longest;
      };
      expectLittle([1, 2, 3, 4, 5].map(longestStep), 50);
    });

    it('tells its thousands of faults in a list that can be read', () => {
      const { findings } = computeCheckUp(document, schedule, health, today);
      const faults = findings.reduce((sum, { parts }) => sum + parts.length, 0);
      expect(faults).toBeGreaterThan(1_000);
      expect(findings.length).toBeLessThan(60);
    });

    // Each was looked up in the files by hand.
    const lookedUp: readonly [string, () => void][] = [
      [
        'KEP-1929 was to finish on 8 December 2020 and stands at 90 %',
        () =>
          expect(sentences('V70', projectId('KEP-1929'))).toEqual([
            "'Built-in declarative defaults' was to be done on 8 Dec 2020, 2,178 days ago.",
          ]),
      ],
      [
        'sig-cli was to review gzip compression (KEP-2338, 66 %) by 18 September 2019',
        () =>
          expect(sentences('V32', projectId('KEP-2338')).join()).toMatch(
            /sig-cli part of "API gzip compression support"' was needed by 18 Sep 2019, 2,625 days ago/,
          ),
      ],
      [
        'KEP-1965 is open and stands in no link and no ask',
        () => expect(sentences('V38', projectId('KEP-1965'))).toHaveLength(1),
      ],
      [
        'KEP-2338 has an ask and so is not told to depend on nothing',
        () => expect(sentences('V38', projectId('KEP-2338'))).toEqual([]),
      ],
      [
        'KEP-1432 has three approvers: bswartz, msau42 and xing-yang',
        () =>
          expect(sentences('V20', projectId('KEP-1432'))).toEqual([
            "'Volume Health Monitor' has 3 accountable people.",
          ]),
      ],
      [
        'sig-api-machinery is to review KEP-4858 by 16 December 2026, in three weeks, and the file holds no promise',
        () =>
          expect(sentences('V26', projectId('KEP-4858'))).toEqual([
            '\'Review and land the sig-api-machinery part of "IP/CIDR Validation Improvements"\' is needed in 21 days, and sig-api-machinery has not promised it.',
          ]),
      ],
      [
        'KEP-2021 starts on 26 September 2020, and its alpha was on 18 September 2019',
        () =>
          expect(sentences('V64', projectId('KEP-2021'))).toEqual([
            "'Alpha in v1.16' starts 374 days before the start that is written for 'HPA supports scaling to/from zero pods for object/external metrics'.",
          ]),
      ],
      [
        'alvaroaleman owns KEP-2291 and is not in the file of people',
        () => {
          const owner = document.projects.find((it) => it.externalId === 'KEP-2291')?.ownerId ?? '';
          expect(sentences('V18', owner)).toEqual(['alvaroaleman has no role.']);
        },
      ],
      [
        'none of the 29 teams has a lead in the files',
        () => expect(checkOf('V19')).toMatchObject({ looked: 29, found: { length: 29 } }),
      ],
      [
        'no ask names a person who gives it',
        () => {
          const check = checkOf('V23');
          expect(check?.looked).toBeGreaterThan(100);
          expect(check?.found).toHaveLength(check?.looked ?? -1);
        },
      ],
      [
        'there is no sponsor, no goal, no risk and no status in the files',
        () => {
          for (const id of ['V1', 'V3', 'V59', 'V77']) expect(checkOf(id)?.found, id).toHaveLength(1);
        },
      ],
    ];
    it.each(lookedUp)('%s', (_, check) => check());
  },
);
