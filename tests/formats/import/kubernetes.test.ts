import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { serializeProgram } from '../../../src/domain/model/serializeProgram';
import { waitWithin } from '../../workTime';
import { entryOf, imported } from '../make';
import { hasShared, readShared } from '../sharedFiles';

const folder = 'kubernetes-enhancements';
const files = hasShared(folder) ? readShared(folder, '.csv') : [];

describe.skipIf(files.length === 0)('the Kubernetes enhancements (skipped without shared/data)', async () => {
  const outcome = files.length === 0 ? null : await imported(files);
  if (!outcome) return;
  const { document, report } = outcome;
  const project = (key: string) => {
    const found = document.projects.find((row) => row.externalId === key);
    if (!found) throw new Error(`No project ${key}`);
    return found;
  };

  it('creates what the sheets hold, and nothing else', () => {
    expect(report.created).toEqual({
      team: 29,
      stakeholder: 558,
      project: 446,
      milestone: 1_061,
      dependency: 509,
      responsibility: 2_787,
      marker: 28,
    });
    expect(outcome.questions).toEqual([]);
    expect(outcome.suggestedTitle).toBe('Kubernetes enhancements');
  });

  it('accounts for every row of every file', () => {
    const tallies = report.tallies.map((it) => [
      it.file,
      it.takenFor,
      it.rowsRead,
      it.rowsImported,
      it.rowsMerged,
      it.rowsSkipped,
    ]);
    expect(tallies).toEqual([
      ['links.csv', 'links', 195, 195, 0, 0],
      ['milestones.csv', 'milestones', 1_061, 1_061, 0, 0],
      ['people.csv', 'people', 799, 556, 243, 0],
      ['projects.csv', 'projects', 446, 446, 0, 0],
      ['releases.csv', 'releases', 28, 28, 0, 0],
      ['team-asks.csv', 'team asks', 314, 314, 0, 0],
    ]);
  });

  it('says each guess once, with how often and where first', () => {
    expect(entryOf(outcome, 'nameMatched').message).toMatch(/^8 names in "Owner" .* \(rows 7, 41, /);
    expect(entryOf(outcome, 'severalTeams').message).toMatch(/^77 people /);
    expect(entryOf(outcome, 'projectDone').message).toMatch(/^523 milestones /);
    expect(entryOf(outcome, 'stagePassed').message).toMatch(/^165 milestones /);
    expect(entryOf(outcome, 'projectCancelled').message).toMatch(/^14 milestones /);
    expect(entryOf(outcome, 'stateAccepted').message).toMatch(/^163 agreements /);
    expect(entryOf(outcome, 'stateAsked').message).toMatch(/^142 agreements /);
    expect(entryOf(outcome, 'stateDropped').message).toMatch(/^9 agreements /);
    expect(entryOf(outcome, 'namesAlike').message).toMatch(/^10 names /);
    expect(entryOf(outcome, 'personMade').message).toMatch(/^2 people in "Owner" /);
    expect(entryOf(outcome, 'samePerson').message).toMatch(/^243 rows /);
    expect(report.entries.length).toBeLessThan(20);
  });

  it('plans projects by hand from Start to Finish', () => {
    const row = project('KEP-1040');
    expect(row).toMatchObject({
      title: 'Priority and Fairness for API Server Requests',
      plan: { placement: 'manual', startAt: '2019-02-28', finishAt: '2023-12-13', percentComplete: 100 },
      fields: { Status: 'Done', Stage: 'stable' },
    });
    expect(document.teams.find((team) => team.id === row.teamId)?.name).toBe('sig-api-machinery');
    expect(document.stakeholders.find((it) => it.id === row.ownerId)?.name).toBe('@MikeSpreitzer');
    expect(document.projects.filter((it) => !it.plan.active)).toHaveLength(10);
    expect(document.projects.filter((it) => it.onHold)).toHaveLength(1);
    expect(document.projects.filter((it) => it.plan.percentComplete === 100)).toHaveLength(203);
    expect(document.projects.every((it) => it.ownerId !== null && it.teamId !== null)).toBe(true);
  });

  it('matches an owner without the "@" with the person', () => {
    const owner = document.stakeholders.find((it) => it.id === project('KEP-1929').ownerId);
    expect(owner?.name).toBe('@apelisse');
  });

  it('puts milestones on their day, reached where the project is further', () => {
    const of = (key: string, title: string) =>
      document.milestones.find((it) => it.projectId === project(key).id && it.title === title);
    expect(of('KEP-1040', 'Alpha in v1.18')?.plan).toMatchObject({
      placement: 'manual',
      startAt: '2020-03-25',
      finishAt: '2020-03-25',
      percentComplete: 100,
      actualFinishAt: null,
    });
    // In progress, stage stable: beta is behind it, stable is not said to be.
    expect(project('KEP-1929').plan.percentComplete).toBe(90);
    const later = document.milestones.filter((it) => it.projectId === project('KEP-1929').id);
    expect(later.map((it) => [it.title.split(' ')[0], it.plan.percentComplete])).toEqual(
      later.map((it) => [it.title.split(' ')[0], it.title.startsWith('Stable') ? 0 : 100]),
    );
  });

  it('makes an agreement of each ask', () => {
    const asks = document.dependencies.filter((it) => it.agreement !== null);
    expect(asks).toHaveLength(314);
    const teamNames = new Map<string, string>(document.teams.map((team) => [team.id, team.name]));
    const first = asks[0];
    expect(teamNames.get(first?.predecessorId ?? '')).toBe('sig-scheduling');
    expect(first?.successorId).toBe(project('KEP-1040').id);
    expect(first?.agreement).toMatchObject({
      deliverable:
        'Review and land the sig-scheduling part of "Priority and Fairness for API Server Requests"',
      state: 'Accepted',
      neededByDay: '2023-12-13',
      kind: 'technical',
    });
    expect(teamNames.get(first?.agreement?.needingTeamId ?? '')).toBe('sig-api-machinery');
  });

  it('keeps links as relations that move nothing', () => {
    const links = document.dependencies.filter((it) => it.agreement === null);
    expect(links).toHaveLength(195);
    expect(links.every((it) => !it.drives)).toBe(true);
    expect(links.map((it) => it.note).filter((note) => note === 'replaces')).toHaveLength(2);
  });

  it('gives people their part in projects, with the word of the source', () => {
    const wordsByRaci = new Map<string, Set<string>>();
    for (const part of document.responsibilities) {
      wordsByRaci.set(part.raci, (wordsByRaci.get(part.raci) ?? new Set()).add(part.title));
    }
    expect(wordsByRaci).toEqual(
      new Map([
        ['responsible', new Set(['Author'])],
        ['accountable', new Set(['Approver'])],
        ['consulted', new Set(['Reviewer'])],
      ]),
    );
    const elder = document.stakeholders.find((it) => it.name === '@BenTheElder');
    expect(elder?.role).toBe('Approver, Author, Reviewer');
    expect(document.responsibilities.filter((it) => it.stakeholderId === elder?.id)).toHaveLength(4);
  });

  it('marks releases, with what the sheet notes of them', () => {
    expect(document.markers).toHaveLength(28);
    expect(document.markers.at(-1)).toMatchObject({
      title: 'v1.41',
      kind: 'release',
      startDay: '2027-12-15',
      note: 'estimated',
    });
  });

  it('is a program that is read again as it was written, byte for byte the same each time', async () => {
    const text = serializeProgram(document);
    const again = parseProgram(JSON.parse(text));
    expect(again.ok && again.value.notes).toEqual([]);
    expect(again.ok && again.value.document).toEqual(document);
    expect(serializeProgram((await imported(files)).document)).toBe(text);
  });

  it('is read in no time', async () => {
    await waitWithin(1_000, () => imported(files));
  });
});
