import {
  BookOpen,
  ChartGantt,
  FileText,
  LayoutDashboard,
  Library,
  type LucideIcon,
  Settings,
  Target,
  TriangleAlert,
  UsersRound,
  Waypoints,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { ActionId } from '../../contract/actions';
import type { ScreenName } from '../plan/screens';

/** A screen of the app, and where it stands in the rail. */
export type Screen = {
  readonly name: ScreenName;
  readonly icon: LucideIcon;
  /** Brings what draws it. */
  readonly load: () => Promise<ComponentType>;
  /** Shown while a program is open only. */
  readonly needsProgram: boolean;
  /** The inspector stands beside it. */
  readonly hasInspector: boolean;
  readonly place: 'top' | 'program' | 'bottom';
  /** The action that goes there. */
  readonly actionId: ActionId;
};

/** The one table of screens, in the order of the rail. */
export const screens: readonly Screen[] = [
  {
    name: 'Portfolio',
    icon: Library,
    load: async () => (await import('../features/portfolio/PortfolioScreen')).PortfolioScreen,
    needsProgram: false,
    hasInspector: false,
    place: 'top',
    actionId: 'go.portfolio',
  },
  {
    name: 'Overview',
    icon: LayoutDashboard,
    load: async () => (await import('../features/overview/OverviewScreen')).OverviewScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.overview',
  },
  {
    name: 'Roadmap',
    icon: ChartGantt,
    load: async () => (await import('../features/roadmap/RoadmapScreen')).RoadmapScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.roadmap',
  },
  {
    name: 'Dependencies',
    icon: Waypoints,
    load: async () => (await import('../features/dependencies/DependenciesScreen')).DependenciesScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.dependencies',
  },
  {
    name: 'Stakeholders',
    icon: UsersRound,
    load: async () => (await import('../features/stakeholders/StakeholdersScreen')).StakeholdersScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.stakeholders',
  },
  {
    name: 'Goals',
    icon: Target,
    load: async () => (await import('../features/goals/GoalsScreen')).GoalsScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.goals',
  },
  {
    name: 'RAID',
    icon: TriangleAlert,
    load: async () => (await import('../features/raid/RaidScreen')).RaidScreen,
    needsProgram: true,
    hasInspector: true,
    place: 'program',
    actionId: 'go.raid',
  },
  {
    name: 'Reports',
    icon: FileText,
    load: async () => (await import('../features/reports/ReportsScreen')).ReportsScreen,
    needsProgram: true,
    hasInspector: false,
    place: 'program',
    actionId: 'go.reports',
  },
  {
    name: 'Guide',
    icon: BookOpen,
    load: async () => (await import('../features/guide/GuideScreen')).GuideScreen,
    needsProgram: false,
    hasInspector: false,
    place: 'bottom',
    actionId: 'go.guide',
  },
  {
    name: 'Settings',
    icon: Settings,
    load: async () => (await import('../features/settings/SettingsScreen')).SettingsScreen,
    needsProgram: false,
    hasInspector: false,
    place: 'bottom',
    actionId: 'go.settings',
  },
];
