import type { SingleCommand } from '../commands/command';
import { findRow, type ProgramDocument } from '../model/document';
import type { Milestone } from '../model/work';
import { finishDay } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import { type Day, daysBetween } from '../time/day';
import { dayToMoment } from '../time/moment';
import { count } from '../words';

/** A project or milestone of another program, as that program plans it. */
export type Offer = {
  readonly id: string;
  readonly kind: 'project' | 'milestone';
  readonly title: string;
  readonly team: string;
  readonly finishDay: Day;
  readonly done: boolean;
};

/** What a program offers to others to depend on: every project and milestone that has a date. */
export function offersOf(document: ProgramDocument, schedule: Schedule): readonly Offer[] {
  const offers: Offer[] = [];
  const add = (kind: Offer['kind'], id: string, title: string, teamId: string | null) => {
    const scheduled = schedule.byId.get(id);
    if (!scheduled) return;
    const team = findRow(document, 'team', teamId)?.name ?? '';
    offers.push({ id, kind, title, team, finishDay: finishDay(scheduled), done: scheduled.done });
  };
  for (const project of document.projects) add('project', project.id, project.title, project.teamId);
  for (const milestone of document.milestones) {
    // What is itself borrowed is not lent on.
    if (milestone.mirror !== null) continue;
    const project = findRow(document, 'project', milestone.projectId);
    add('milestone', milestone.id, milestone.title, project?.teamId ?? null);
  }
  return offers;
}

/** What is new of one row of another program. */
export type MirrorNews = {
  readonly milestone: Milestone & { readonly mirror: NonNullable<Milestone['mirror']> };
  /** When it finishes there now; null when it is no longer there. */
  readonly nowDay: Day | null;
  /** Days later than this plan counts with; negative is earlier; 0 when it is gone. */
  readonly days: number;
  /** It was seen as it is and held. */
  readonly held: boolean;
};

/**
 * [A27] What moved in other programs against what this plan counts with; what stands as it is known is not told, and a
 * program that could not be read says nothing. `offersByProgram` holds what was read of each.
 */
export function mirrorNews(
  document: ProgramDocument,
  offersByProgram: ReadonlyMap<string, readonly Offer[]>,
): readonly MirrorNews[] {
  return document.milestones
    .flatMap((milestone): readonly MirrorNews[] => {
      const { mirror } = milestone;
      const offers = mirror === null ? undefined : offersByProgram.get(mirror.program);
      if (mirror === null || !offers) return [];
      const nowDay = offers.find((offer) => offer.id === mirror.row)?.finishDay ?? null;
      if (nowDay === mirror.knownDay) return [];
      const days = nowDay === null ? 0 : daysBetween(mirror.knownDay, nowDay);
      const held = nowDay !== null && nowDay === mirror.heldDay;
      return [{ milestone: { ...milestone, mirror }, nowDay, days, held }];
    })
    .sort((a, b) => Number(a.held) - Number(b.held) || b.days - a.days);
}

/** The command that brings a row of another program in: a milestone put by hand where that row finishes. */
export function mirrorCommand(
  id: string,
  program: { readonly id: string; readonly title: string },
  offer: Offer,
): SingleCommand {
  const day = dayToMoment(offer.finishDay);
  return {
    type: 'milestone.create',
    row: {
      id: id as never,
      title: `${program.title}: ${offer.title}`,
      plan: { placement: 'manual', startAt: day, finishAt: day },
      mirror: {
        program: program.id,
        programTitle: program.title,
        row: offer.id,
        knownDay: offer.finishDay,
      },
    },
  };
}

/** [A28] Accepting: the milestone moves to where the other program has it, and everything after it follows. */
export function acceptMirror(news: MirrorNews): readonly SingleCommand[] {
  const { milestone, nowDay } = news;
  if (nowDay === null) return [];
  const day = dayToMoment(nowDay);
  return [
    {
      type: 'milestone.change',
      id: milestone.id,
      changes: {
        plan: { startAt: day, finishAt: day },
        mirror: { ...milestone.mirror, knownDay: nowDay, heldDay: null },
      },
    },
  ];
}

/** [A28] Holding: this plan stays as it is, and the same day is not told again. */
export function holdMirror(news: MirrorNews): readonly SingleCommand[] {
  const { milestone, nowDay } = news;
  if (nowDay === null) return [];
  return [
    {
      type: 'milestone.change',
      id: milestone.id,
      changes: { mirror: { ...milestone.mirror, heldDay: nowDay } },
    },
  ];
}

/** [A28] Asking: the letter to whoever runs the other program. */
export function askMirror(
  document: ProgramDocument,
  news: MirrorNews,
  effect: string,
  dayToText: (day: Day) => string = (day) => day,
): string {
  const { milestone, nowDay, days } = news;
  const { mirror } = milestone;
  const manager =
    findRow(document, 'stakeholder', document.program.managerId)?.name ?? document.program.title;
  const moved =
    nowDay === null
      ? 'is no longer in your plan'
      : `moved from ${dayToText(mirror.knownDay)} to ${dayToText(nowDay)} (${days > 0 ? '+' : '−'}${count(Math.abs(days), 'day')})`;
  return [
    `Subject: ${mirror.programTitle} → ${document.program.title}: “${milestone.title}”`,
    '',
    `“${milestone.title}” ${moved} in ${mirror.programTitle}.`,
    `${document.program.title} counts with ${dayToText(mirror.knownDay)}. ${effect}`,
    '',
    nowDay !== null && days < 0
      ? 'Will the earlier date hold? We would plan with it.'
      : 'Can the earlier date still be met, and what would it take? If not, please say why it moved and whether the new date will hold.',
    '',
    manager,
  ].join('\n');
}
