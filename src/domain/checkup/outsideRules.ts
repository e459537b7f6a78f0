import { mirrorNews } from '../agreements/mirrors';
import { dayToText } from '../time/dayToText';
import { count, quote } from '../words';
import { type CheckRule, each, nothingYet, whole } from './rule';

/** What goes on around the program: in other programs, and on the disk ([Y9]). */
export const outsideRules: readonly CheckRule[] = [
  {
    id: 'V83',
    area: 'Dependencies',
    severity: 'high',
    finding: 'What this plan knows of another program is out of date',
    many: 'milestones of other programs are out of date here',
    why: 'The plan counts on a day on which the other program no longer plans it. Nothing moves by itself.',
    doItNow: 'Accept the new day, hold the old one, or ask',
    topic: 'outside-changes',
    check: ({ document, around }) => {
      const { offersByProgram } = around;
      if (offersByProgram === null) return nothingYet;
      const newsById = new Map(
        mirrorNews(document, offersByProgram).flatMap((it) => (it.held ? [] : [[it.milestone.id, it]])),
      );
      const known = document.milestones.filter((it) => it.mirror && offersByProgram.has(it.mirror.program));
      return each(known, ({ id, title, mirror }) => {
        const news = newsById.get(id);
        if (!news || !mirror) return null;
        const { days, nowDay } = news;
        return {
          ids: [id],
          sentence:
            nowDay === null
              ? `${quote(title)} is no longer in the program ${quote(mirror.programTitle)}.`
              : `${quote(title)} is on ${dayToText(nowDay)} in its own program, ${count(Math.abs(days), 'day')} ${days > 0 ? 'after' : 'before'} the day that this plan knows.`,
          days: nowDay === null ? 10 : Math.abs(days),
          remedy: {
            kind: 'screen',
            label: 'See what moved there',
            screen: 'Dependencies',
            detail: 'Other programs',
          },
        };
      });
    },
  },
  {
    id: 'V84',
    area: 'Reporting',
    severity: 'low',
    finding: 'No folder was chosen for the daily copies',
    many: 'programs have no folder for the daily copies',
    why: 'The copies lie on the same disk as the program. One disk that fails, one laptop that is lost, and both are gone.',
    doItNow: 'Choose a folder on another disk',
    topic: 'single-points-of-failure',
    check: ({ document, around }) =>
      around.isCopiesFolderChosen === null || document.projects.length === 0
        ? nothingYet
        : whole(
            around.isCopiesFolderChosen
              ? null
              : {
                  ids: [],
                  sentence: 'The daily copies lie beside the program, on the same disk.',
                  days: 0,
                  remedy: {
                    kind: 'screen',
                    label: 'Choose a folder on another disk',
                    screen: 'Settings',
                    detail: 'daily copies',
                  },
                },
          ),
  },
];
