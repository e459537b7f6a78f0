import fs from 'node:fs';
import path from 'node:path';
import type { TemplateSummary } from '../contract/channels';
import type { ProgramDocument } from '../domain/model/document';
import { parseProgram } from '../domain/model/parseProgram';
import { dayToNumber } from '../domain/time/day';
import { momentToDay } from '../domain/time/moment';

/** Reads the templates that the app brings along: program files, by the name of their file. */
export function readTemplates(folder: string): ReadonlyMap<string, ProgramDocument> {
  const templates = new Map<string, ProgramDocument>();
  for (const name of fs.readdirSync(folder).sort()) {
    const parsed = parseProgram(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
    if (!parsed.ok) throw new Error(`${name} is no program: ${parsed.error.where} ${parsed.error.reason}`);
    templates.set(path.basename(name, '.json'), parsed.value.document);
  }
  return templates;
}

/** What one sees of a template before it is chosen. */
export function templateToSummary(id: string, document: ProgramDocument): TemplateSummary {
  const { program, projects, teams, milestones, gates } = document;
  const days =
    program.startAt === null || program.targetDay === null
      ? 0
      : dayToNumber(program.targetDay) - dayToNumber(momentToDay(program.startAt));
  return {
    id,
    title: program.title,
    purpose: program.purpose,
    description: program.description,
    projectCount: projects.length,
    teamNames: teams.map((team) => team.name),
    milestoneCount: milestones.length,
    gateCount: gates.length,
    weeks: Math.ceil(days / 7),
  };
}
