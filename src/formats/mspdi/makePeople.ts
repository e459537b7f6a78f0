import type { z } from 'zod';
import { linkSchema, titleLimit } from '../../domain/model/fields';
import type { kinds } from '../../domain/model/kinds';
import { idPart, usable } from './naming';
import type { MspdiResource } from './reading';

type Input<K extends keyof typeof kinds> = z.input<(typeof kinds)[K]['schema']>;

/** Rows that resources become, and their ids by UID. */
type MadeRows<K extends keyof typeof kinds> = {
  readonly rows: Input<K>[];
  readonly idByUid: ReadonlyMap<string, string>;
};

/** Teams come from files of ours only: elsewhere a group of people is a stakeholder. */
export function resourcesToTeams(
  resources: readonly MspdiResource[],
  calendarIdByUid: ReadonlyMap<string, string>,
): MadeRows<'team'> {
  const rows: Input<'team'>[] = [];
  const idByUid = new Map<string, string>();
  for (const resource of resources) {
    if (!resource.isTeam || resource.uid === '0' || idByUid.has(resource.uid)) continue;
    const id = `team-${idPart(resource.uid)}`;
    idByUid.set(resource.uid, id);
    rows.push({
      id,
      name: usable(resource.name, `Team ${resource.uid}`),
      calendarId: resource.calendarUid === null ? null : (calendarIdByUid.get(resource.calendarUid) ?? null),
      externalId: resource.uid.slice(0, 500),
    });
  }
  return { rows, idByUid };
}

/** People and groups who work; `left` are the names of what is material or cost. */
export function resourcesToStakeholders(
  resources: readonly MspdiResource[],
): MadeRows<'stakeholder'> & { readonly left: readonly string[] } {
  const rows: Input<'stakeholder'>[] = [];
  const idByUid = new Map<string, string>();
  const left: string[] = [];
  for (const resource of resources) {
    // UID 0 stands for "nobody assigned".
    if (resource.uid === '0' || resource.isTeam) continue;
    if (!resource.work) {
      left.push(resource.name ?? resource.uid);
      continue;
    }
    if (idByUid.has(resource.uid)) continue;
    const id = `person-${idPart(resource.uid)}`;
    idByUid.set(resource.uid, id);
    const mail = linkSchema.safeParse(resource.email === null ? '' : `mailto:${resource.email}`);
    rows.push({
      id,
      name: usable(resource.name, `Resource ${resource.uid}`),
      isGroup: resource.generic,
      role: (resource.group ?? '').slice(0, titleLimit),
      link: mail.success ? mail.data : '',
      externalId: resource.uid.slice(0, 500),
    });
  }
  return { rows, idByUid, left };
}
