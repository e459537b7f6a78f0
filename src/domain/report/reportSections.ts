import { appendixBlocks } from './appendixSection';
import { briefSentences } from './briefText';
import { capacityBlocks } from './capacitySection';
import { deliveryBlocks, handoverBlocks, keptBlocks, lessonBlocks, outcomeBlocks } from './closeOutSections';
import { concernBlocks } from './concernSection';
import { dependencyBlocks, troubledBlocks } from './dependencySection';
import { betweenBlocks, outlookBlocks, scopeBlocks } from './externalSections';
import { gateBlocks, obstacleBlocks, packGate, verdictBlocks } from './gateSections';
import { milestoneBlocks } from './milestoneSection';
import { askBlocks, changeBlocks, goalBlocks, nextBlocks } from './newsSections';
import { chosenSections, type ReportOptions, type SectionId, sectionKinds } from './options';
import { stakeholderBlocks } from './peopleSection';
import { projectBlocks, statusBlocks } from './projectSections';
import { raidBlocks } from './raidSection';
import type { Report } from './report';
import { paragraph, type ReportBlock, type ReportSection } from './reportSection';

/** The sections of a report, in their order; those of a give and get sheet are made team by team (`teamPages`). */
export function reportSections(report: Report, options: ReportOptions): readonly ReportSection[] {
  return chosenSections(options).map((id): ReportSection => {
    const { title, landscape } = sectionKinds[id];
    const turned = options.orientation === 'auto' ? landscape : options.orientation === 'landscape';
    return { id, title, landscape: turned, blocks: blocksOf(id, report, options) };
  });
}

function blocksOf(id: SectionId, report: Report, options: ReportOptions): readonly ReportBlock[] {
  const { facts } = report;
  const gate = () => packGate(facts, options.gateId);
  switch (id) {
    case 'status':
      return statusBlocks(report);
    case 'asks':
      return askBlocks(report);
    case 'concerns':
      return concernBlocks(report);
    case 'changes':
      return changeBlocks(report);
    case 'goals':
      return goalBlocks(facts);
    case 'roadmap':
      return [{ kind: 'roadmap' }];
    case 'milestones':
      return milestoneBlocks(
        facts,
        options.audience === 'full',
        chosenSections(options).includes('appendix'),
      );
    case 'dependencies':
      return dependencyBlocks(facts);
    case 'promises':
      return troubledBlocks(facts);
    case 'raid':
      return raidBlocks(report, options.audience === 'full');
    case 'projects':
      return projectBlocks(facts);
    case 'capacity':
      return capacityBlocks(facts);
    case 'next':
      return nextBlocks(report);
    case 'appendix':
      return [
        ...appendixBlocks(facts),
        { kind: 'heading', text: 'Stakeholders' },
        ...stakeholderBlocks(facts),
      ];
    case 'scope':
      return scopeBlocks(facts);
    case 'outlook':
      return outlookBlocks(facts);
    case 'between':
      return betweenBlocks(facts, options.teamId);
    case 'gate':
      return gateBlocks(facts, gate());
    case 'obstacles':
      return obstacleBlocks(report, gate());
    case 'verdict':
      return verdictBlocks(facts, gate());
    case 'outcome':
      return outcomeBlocks(facts);
    case 'delivery':
      return deliveryBlocks(facts);
    case 'kept':
      return keptBlocks(facts);
    case 'lessons':
      return lessonBlocks(facts);
    case 'handover':
      return handoverBlocks(facts);
    case 'brief':
      return briefSentences(report).map((text) => paragraph(text));
    case 'gives':
    case 'gets':
    case 'teamWork':
      return [];
  }
}
