import { appendixBlocks } from './appendixSection';
import { dependencyBlocks } from './dependencySection';
import { milestoneBlocks } from './milestoneSection';
import { askBlocks, changeBlocks, goalBlocks } from './newsSections';
import { stakeholderBlocks } from './peopleSection';
import { projectBlocks, statusBlocks } from './projectSections';
import { raidBlocks } from './raidSection';
import type { Report } from './report';
import type { ReportBlock, ReportSection } from './reportSection';

/** The sections of the full report, in their order. */
export function fullSections(report: Report): readonly ReportSection[] {
  const { facts } = report;
  return [
    section('status', 'Status at a glance', statusBlocks(report)),
    section('asks', 'Decisions and asks', askBlocks(report)),
    section('changes', 'What changed, and what is next', changeBlocks(report)),
    section('goals', 'Goals and key results', goalBlocks(facts)),
    // From here on sheets lie on their side: pictures and wide tables, and no half-empty page where one turns.
    section('roadmap', 'Roadmap', [{ kind: 'roadmap' }], true),
    section('milestones', 'Milestones', milestoneBlocks(facts), true),
    section('dependencies', 'Cross-team dependencies', dependencyBlocks(facts), true),
    section('raid', 'Risks and issues', raidBlocks(report), true),
    section('stakeholders', 'Stakeholders', stakeholderBlocks(facts), true),
    section('projects', 'Projects', projectBlocks(facts), true),
    section('appendix', 'Appendix', appendixBlocks(facts), true),
  ];
}

const section = (
  id: string,
  title: string,
  blocks: readonly ReportBlock[],
  landscape = false,
): ReportSection => ({ id, title, landscape, blocks });
