import type { Kind } from '../model/kinds';

/** The topic that fits a field, by its path in the row; fields of one name mean the same thing in most kinds. */
const topicByField: Readonly<Record<string, string>> = {
  // What the program is
  purpose: 'initiation',
  sponsorId: 'initiation',
  managerId: 'what-a-tpm-owns',
  targetDay: 'initiation',
  targetMilestoneId: 'initiation',
  startAt: 'planning',
  phase: 'execution',
  confidentiality: 'same-facts-another-altitude',
  baselineSnapshotId: 'accurate-picture',
  fiscalYearStartMonth: 'goals-as-compass',
  criticalSlackDays: 'critical-path-and-slack',
  nearCriticalSlackDays: 'critical-path-and-slack',
  // Work
  ownerId: 'raci',
  teamId: 'program-project-portfolio',
  projectId: 'program-project-portfolio',
  priority: 'prioritise-by-impact',
  onHold: 'prioritise-by-impact',
  goalIds: 'goals-as-compass',
  allocationPeople: 'capacity',
  labels: 'program-project-portfolio',
  link: 'technical-depth',
  description: 'name-the-deliverable',
  note: 'write-decisions-down',
  agreedAt: 'needed-committed-forecast',
  'plan.deadlineAt': 'critical-path-and-slack',
  'plan.placement': 'critical-path-and-slack',
  'plan.actualStartAt': 'execution',
  'plan.actualFinishAt': 'execution',
  'plan.calendarId': 'capacity',
  'plan.active': 'accurate-picture',
  // Teams
  capacityPeople: 'capacity',
  calendarId: 'capacity',
  leadId: 'who-does-what',
  external: 'vendors',
  // Promises
  deliverable: 'name-the-deliverable',
  giverId: 'two-named-people',
  getterId: 'two-named-people',
  neededByDay: 'needed-committed-forecast',
  forecastDay: 'needed-committed-forecast',
  confidencePercent: 'technical-depth',
  leadDays: 'vendors',
  acceptanceCriteria: 'fallback-and-acceptance',
  fallback: 'fallback-and-acceptance',
  escalation: 'escalate-the-decision',
  escalatedDay: 'escalate-the-decision',
  lastConfirmedDay: 'dependency-review',
  drives: 'finding-dependencies',
  type: 'critical-path-and-slack',
  // People
  role: 'who-does-what',
  function: 'early-functions',
  isGroup: 'quiet-veto',
  influence: 'power-and-interest',
  interest: 'power-and-interest',
  stance: 'positions-move',
  stanceWanted: 'positions-move',
  cares: 'influence-without-authority',
  win: 'influence-without-authority',
  concern: 'influence-without-authority',
  tradesIn: 'influence-without-authority',
  cadenceDays: 'communication-plan',
  channel: 'communication-plan',
  lastContactDay: 'no-surprises',
  stakeholderIds: 'communication-plan',
  stakeholderId: 'no-surprises',
  communicationId: 'communication-plan',
  nextDay: 'communication-plan',
  raci: 'raci',
  // Risks, assumptions, issues, decisions, actions
  state: 'risk-issue-assumption',
  projectIds: 'risk-issue-assumption',
  exposureDays: 'risk-issue-assumption',
  proximityDay: 'risk-issue-assumption',
  strategy: 'risk-issue-assumption',
  trigger: 'risk-issue-assumption',
  response: 'risk-issue-assumption',
  reviewDay: 'risk-issue-assumption',
  raisedDay: 'risk-issue-assumption',
  closedDay: 'risk-issue-assumption',
  severity: 'risk-issue-assumption',
  resolution: 'risk-issue-assumption',
  riskId: 'risk-issue-assumption',
  validateByDay: 'planning',
  dueDay: 'path-to-green',
  doneDay: 'path-to-green',
  deciderId: 'no-surprises',
  recommendation: 'escalate-the-decision',
  costOfDelay: 'escalate-the-decision',
  outcome: 'write-decisions-down',
  rationale: 'write-decisions-down',
  decidedDay: 'write-decisions-down',
  revisitDay: 'write-decisions-down',
  // Gates and phases
  approverId: 'gates-are-binary',
  phaseId: 'gates-are-binary',
  name: 'execution',
  startDay: 'planning',
  finishDay: 'planning',
  // What is said
  day: 'accurate-picture',
  authorId: 'bottom-line-first',
  health: 'bad-news-early',
  summary: 'bottom-line-first',
  highlights: 'bottom-line-first',
  lowlights: 'bad-news-early',
  asks: 'bottom-line-first',
  minutes: 'dependency-review',
  kind: 'accurate-picture',
  reason: 'accurate-picture',
  untilDay: 'accurate-picture',
};

/** Where a field of one kind is about something else than its namesakes. */
const topicByKindAndField: Readonly<Record<string, string>> = {
  'goal.level': 'goals-as-compass',
  'goal.parentId': 'goals-as-compass',
  'goal.ownerId': 'goals-as-compass',
  'goal.dueDay': 'goals-as-compass',
  'stakeholder.ownerId': 'communication-plan',
  'communication.ownerId': 'communication-plan',
  'decision.state': 'write-decisions-down',
  'decision.dueDay': 'escalate-the-decision',
  'issue.dueDay': 'risk-issue-assumption',
  'gate.day': 'readiness',
  'marker.kind': 'readiness',
  'marker.startDay': 'readiness',
  'marker.finishDay': 'readiness',
  'contact.day': 'no-surprises',
  'contact.summary': 'communication-plan',
  'responsibility.stakeholderId': 'raci',
  'responsibility.title': 'raci',
  'agreement.kind': 'technical-depth',
};

/** The topic that fits a field of a kind; of the program's own fields for "program", of a promise for "agreement". */
export function topicOfField(kind: Kind | 'program' | 'agreement', path: string): string | undefined {
  return topicByKindAndField[`${kind}.${path}`] ?? topicByField[path];
}

/** Every topic that some field leads to. */
export const topicsOfFields: readonly string[] = [
  ...Object.values(topicByField),
  ...Object.values(topicByKindAndField),
];

/** The topic that fits a part of the inspector, by its heading. */
export const topicBySection: Readonly<Record<string, string>> = {
  Health: 'path-to-green',
  'What we say': 'bad-news-early',
  Promise: 'the-gap',
  Dates: 'critical-path-and-slack',
  Score: 'risk-issue-assumption',
  Options: 'escalate-the-decision',
  'History of the promise': 'write-decisions-down',
  'Other columns of the source': 'outside-changes',
  Criteria: 'gates-are-binary',
  'Exit criteria': 'gates-are-binary',
  'Key results': 'measuring-impact',
};

/** The topic that fits a screen, by its name. */
export const topicByScreen: Readonly<Record<string, string>> = {
  Portfolio: 'program-project-portfolio',
  Overview: 'what-a-tpm-owns',
  Roadmap: 'critical-path-and-slack',
  Dependencies: 'finding-dependencies',
  Stakeholders: 'power-and-interest',
  RAID: 'risk-issue-assumption',
  Goals: 'goals-as-compass',
  Reports: 'same-facts-another-altitude',
  Guide: 'becoming-a-tpm',
  Settings: 'single-points-of-failure',
};

/** The topic that fits a dialog in which one works, by its title. */
export const topicByDialog = {
  'Snapshots and baselines': 'late-program',
  Scenarios: 'outside-changes',
  'Markers and phases': 'readiness',
  Forecast: 'needed-committed-forecast',
  'Export the roadmap as a picture': 'same-facts-another-altitude',
} as const satisfies Readonly<Record<string, string>>;

/** The topic that fits a view of a screen, by the screen's name and the view's. */
const topicByView: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Overview: {
    Now: 'what-a-tpm-owns',
    'Status updates': 'bottom-line-first',
    'Phases and gates': 'gates-are-binary',
    Capacity: 'capacity',
  },
  Dependencies: {
    Graph: 'finding-dependencies',
    Matrix: 'circular-waits',
    Agreements: 'two-named-people',
    Review: 'dependency-review',
    Board: 'needed-committed-forecast',
  },
  Stakeholders: {
    List: 'quiet-veto',
    Map: 'power-and-interest',
    RACI: 'raci',
    'Communication plan': 'communication-plan',
  },
  Goals: { Objectives: 'goals-as-compass', Priorities: 'prioritise-by-impact' },
  Guide: {
    Topics: 'becoming-a-tpm',
    'Check-up': 'accurate-picture',
    Lifecycle: 'execution',
    Practice: 'what-a-tpm-owns',
  },
};

/** The topic that fits a view of a screen. */
export function topicOfView(screen: string, view: string): string | undefined {
  return topicByView[screen]?.[view];
}

/** Every topic that some view leads to. */
export const topicsOfViews: readonly string[] = Object.values(topicByView).flatMap((it) => Object.values(it));
