import type { Chord, Platform } from './keys';

/** The menus of the application, in their order. */
export const menuNames = ['File', 'Edit', 'View', 'Go', 'Help'] as const;
export type MenuName = (typeof menuNames)[number];

/**
 * Where an action makes sense and its keys count: `always`; `program`: while a program is open; `canvas`: while the
 * timeline, the graph or a grid has the focus; `selection`: as canvas, and something is selected.
 */
export type ActionScope = 'always' | 'program' | 'canvas' | 'selection';

/** Something that a person can do, as menu, palette, tooltips and the sheet of keys show it. */
export type Action = {
  readonly id: string;
  /** In the imperative, a person's words; "…" when it asks for more before it does anything. */
  readonly label: string;
  readonly scope: ActionScope;
  /** The first is the one that is shown. */
  readonly keys: readonly Chord[];
  /** Where a Mac differs. */
  readonly macKeys?: readonly Chord[];
  /** Null for what is reached from the palette and by key only. */
  readonly menu: MenuName | null;
  /** A line is drawn before it in its menu. */
  readonly startsGroup?: boolean;
  /** Other words by which a person may look for it in the palette. */
  readonly words?: string;
};

/**
 * The one table of actions. It feeds the native menu, the palette, tooltips and the sheet of keys; the renderer holds
 * what each one does. Keys are handled by the renderer alone: the menu only shows them.
 */
const table = [
  { id: 'program.new', label: 'New program', scope: 'always', keys: ['Mod+Shift+N'], menu: 'File' },
  {
    id: 'program.newFromTemplate',
    label: 'New from template…',
    scope: 'always',
    keys: [],
    menu: 'File',
    words: 'create start launch migration regulation compliance',
  },
  {
    id: 'program.openSample',
    label: 'Open sample',
    scope: 'always',
    keys: [],
    menu: 'File',
    words: 'example demo Atlas explore',
  },
  {
    id: 'program.import',
    label: 'Import…',
    scope: 'always',
    keys: ['Mod+O'],
    menu: 'File',
    words: 'open file csv excel spreadsheet',
  },
  {
    id: 'program.saveCopy',
    label: 'Save a copy…',
    scope: 'program',
    keys: ['Mod+Shift+S'],
    menu: 'File',
    startsGroup: true,
    words: 'export program file share',
  },
  {
    id: 'report.export',
    label: 'Export PDF…',
    scope: 'program',
    keys: ['Mod+Shift+P'],
    menu: 'File',
    words: 'report print',
  },
  {
    id: 'roadmap.exportSvg',
    label: 'Export roadmap as SVG…',
    scope: 'program',
    keys: [],
    menu: 'File',
    words: 'picture vector',
  },
  {
    id: 'roadmap.exportPng',
    label: 'Export roadmap as PNG…',
    scope: 'program',
    keys: [],
    menu: 'File',
    words: 'picture image',
  },
  {
    id: 'graph.exportSvg',
    label: 'Export dependency graph as SVG…',
    scope: 'program',
    keys: [],
    menu: 'File',
    words: 'picture vector',
  },
  {
    id: 'graph.exportPng',
    label: 'Export dependency graph as PNG…',
    scope: 'program',
    keys: [],
    menu: 'File',
    words: 'picture image',
  },
  {
    id: 'program.close',
    label: 'Close program',
    scope: 'program',
    keys: [],
    menu: 'File',
    startsGroup: true,
  },

  { id: 'edit.undo', label: 'Undo', scope: 'program', keys: ['Mod+Z'], menu: 'Edit' },
  {
    id: 'edit.redo',
    label: 'Redo',
    scope: 'program',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    macKeys: ['Mod+Shift+Z'],
    menu: 'Edit',
  },
  {
    id: 'row.new',
    label: 'New item…',
    scope: 'program',
    keys: ['Mod+N'],
    menu: 'Edit',
    startsGroup: true,
    words: 'add create project milestone stakeholder',
  },
  {
    id: 'row.delete',
    label: 'Delete',
    scope: 'selection',
    keys: ['Delete'],
    macKeys: ['Backspace', 'Delete'],
    menu: 'Edit',
    words: 'remove',
  },
  {
    id: 'row.duplicate',
    label: 'Duplicate',
    scope: 'selection',
    keys: ['Mod+D'],
    menu: 'Edit',
    words: 'copy paste clone again',
  },
  {
    id: 'edit.find',
    label: 'Find…',
    scope: 'program',
    keys: ['Mod+F'],
    menu: 'Edit',
    startsGroup: true,
    words: 'search',
  },

  {
    id: 'palette.open',
    label: 'Command palette…',
    scope: 'always',
    keys: ['Mod+K'],
    menu: 'View',
    words: 'search actions',
  },
  {
    id: 'view.inspector',
    label: 'Show or hide the inspector',
    scope: 'program',
    keys: ['Mod+\\'],
    menu: 'View',
    startsGroup: true,
    words: 'details pane',
  },
  {
    id: 'program.forecast',
    label: 'Forecast…',
    scope: 'program',
    keys: ['Mod+Shift+F'],
    menu: 'View',
    words: 'Monte Carlo probability likely P80 uncertainty finish drivers',
  },
  {
    id: 'theme.system',
    label: 'Theme: as the system',
    scope: 'always',
    keys: [],
    menu: 'View',
    startsGroup: true,
    words: 'appearance colours',
  },
  {
    id: 'theme.light',
    label: 'Theme: light',
    scope: 'always',
    keys: [],
    menu: 'View',
    words: 'appearance colours day',
  },
  {
    id: 'theme.dark',
    label: 'Theme: dark',
    scope: 'always',
    keys: [],
    menu: 'View',
    words: 'appearance colours night',
  },
  {
    id: 'roadmap.zoomIn',
    label: 'Zoom in',
    scope: 'canvas',
    keys: ['+', '='],
    menu: null,
    words: 'timeline closer',
  },
  { id: 'roadmap.zoomOut', label: 'Zoom out', scope: 'canvas', keys: ['-'], menu: null, words: 'timeline' },
  {
    id: 'roadmap.fit',
    label: 'Fit everything',
    scope: 'canvas',
    keys: ['Shift+1'],
    menu: null,
    words: 'zoom all',
  },
  {
    id: 'roadmap.fitSelection',
    label: 'Fit the selection',
    scope: 'selection',
    keys: ['Shift+2'],
    menu: null,
    words: 'zoom',
  },
  {
    id: 'roadmap.today',
    label: 'Go to today',
    scope: 'canvas',
    keys: ['T'],
    menu: null,
    words: 'timeline now',
  },
  {
    id: 'row.moveEarlier',
    label: 'Move a day earlier',
    scope: 'selection',
    keys: ['Alt+Left'],
    menu: null,
  },
  { id: 'row.moveLater', label: 'Move a day later', scope: 'selection', keys: ['Alt+Right'], menu: null },
  {
    id: 'row.moveWeekEarlier',
    label: 'Move a week earlier',
    scope: 'selection',
    keys: ['Alt+Shift+Left'],
    menu: null,
  },
  {
    id: 'row.moveWeekLater',
    label: 'Move a week later',
    scope: 'selection',
    keys: ['Alt+Shift+Right'],
    menu: null,
  },
  {
    id: 'row.finishEarlier',
    label: 'Finish a day earlier',
    scope: 'selection',
    keys: ['Mod+Alt+Left'],
    menu: null,
    words: 'shorten resize',
  },
  {
    id: 'row.finishLater',
    label: 'Finish a day later',
    scope: 'selection',
    keys: ['Mod+Alt+Right'],
    menu: null,
    words: 'lengthen resize',
  },
  {
    id: 'row.link',
    label: 'Link to…',
    scope: 'selection',
    keys: ['L'],
    menu: null,
    words: 'dependency successor predecessor',
  },
  {
    id: 'row.nextDependency',
    label: 'Go to its next dependency',
    scope: 'selection',
    keys: ['D'],
    menu: null,
    words: 'arrow link promise slack lag',
  },
  {
    id: 'row.previousDependency',
    label: 'Go to its previous dependency',
    scope: 'selection',
    keys: ['Shift+D'],
    menu: null,
    words: 'arrow link promise slack lag',
  },

  {
    id: 'row.moveToLane',
    label: 'Move to lane…',
    scope: 'selection',
    keys: ['M'],
    menu: null,
    words: 'roadmap team phase owner goal project change',
  },
  {
    id: 'risk.promote',
    label: 'Make the risk an issue',
    scope: 'selection',
    keys: [],
    menu: null,
    words: 'raid happened occurred promote',
  },
  {
    id: 'row.whatIf',
    label: 'What if it slips…',
    scope: 'selection',
    keys: ['W'],
    menu: null,
    words: 'simulate slip scenario imagine',
  },
  {
    id: 'roadmap.draw',
    label: 'Draw a bar in this lane',
    scope: 'canvas',
    keys: ['N'],
    menu: null,
    words: 'new add create project task milestone roadmap',
  },
  {
    id: 'roadmap.board',
    label: 'Board or timeline',
    scope: 'canvas',
    keys: ['B'],
    menu: null,
    words: 'kanban now next later columns phases',
  },
  {
    id: 'roadmap.present',
    label: 'Present the roadmap',
    scope: 'program',
    keys: [],
    menu: null,
    words: 'full screen meeting projector',
  },
  {
    id: 'roadmap.snapshots',
    label: 'Snapshots and baselines…',
    scope: 'program',
    keys: [],
    menu: null,
    words: 'freeze compare variance changed since milestone trend',
  },
  {
    id: 'roadmap.calendar',
    label: 'Markers and phases…',
    scope: 'program',
    keys: [],
    menu: null,
    words: 'release freeze holiday event calendar band',
  },
  {
    id: 'roadmap.scenarios',
    label: 'Scenarios…',
    scope: 'program',
    keys: [],
    menu: null,
    words: 'what if compare apply',
  },

  { id: 'go.portfolio', label: 'Portfolio', scope: 'always', keys: ['Mod+1'], menu: 'Go' },
  { id: 'go.overview', label: 'Overview', scope: 'program', keys: ['Mod+2'], menu: 'Go' },
  {
    id: 'go.roadmap',
    label: 'Roadmap',
    scope: 'program',
    keys: ['Mod+3'],
    menu: 'Go',
    words: 'timeline gantt',
  },
  {
    id: 'go.dependencies',
    label: 'Dependencies',
    scope: 'program',
    keys: ['Mod+4'],
    menu: 'Go',
    words: 'graph matrix agreements',
  },
  {
    id: 'go.stakeholders',
    label: 'Stakeholders',
    scope: 'program',
    keys: ['Mod+5'],
    menu: 'Go',
    words: 'people',
  },
  {
    id: 'go.goals',
    label: 'Goals',
    scope: 'program',
    keys: ['Mod+6'],
    menu: 'Go',
    words: 'objectives key results okr priorities rice wsjf',
  },
  {
    id: 'go.raid',
    label: 'RAID',
    scope: 'program',
    keys: ['Mod+7'],
    menu: 'Go',
    words: 'risks assumptions issues decisions actions',
  },
  {
    id: 'go.reports',
    label: 'Reports',
    scope: 'program',
    keys: ['Mod+8', 'Mod+P'],
    menu: 'Go',
    words: 'print pdf',
  },
  { id: 'go.guide', label: 'Guide', scope: 'always', keys: ['Mod+9'], menu: 'Go', words: 'learn topics' },
  {
    id: 'go.settings',
    label: 'Settings',
    scope: 'always',
    keys: ['Mod+,'],
    menu: 'Go',
    words: 'preferences options',
  },

  {
    id: 'help.checkUp',
    label: 'Run the check-up',
    scope: 'program',
    keys: ['Mod+Shift+K'],
    menu: 'Help',
    words: 'findings missing wrong advice tips',
  },
  {
    id: 'help.practice',
    label: 'Practise on a broken program',
    scope: 'always',
    keys: [],
    menu: 'Help',
    words: 'learn exercise lantern practice training',
  },
  { id: 'help.keys', label: 'Keyboard shortcuts', scope: 'always', keys: ['?'], menu: 'Help', words: 'keys' },
  { id: 'help.guide', label: 'Open the guide', scope: 'always', keys: ['F1'], menu: 'Help', words: 'manual' },
] as const satisfies readonly Action[];

/** The id of an action. */
export type ActionId = (typeof table)[number]['id'];

/** Every action, in the order of menus and palette. */
export const actions: readonly (Action & { readonly id: ActionId })[] = table;

/** Whether a text is the id of an action. */
export function isActionId(text: string): text is ActionId {
  return actions.some((action) => action.id === text);
}

/** The keys of an action on a platform; the first is the one that is shown. */
export function keysOf(action: Action, platform: Platform): readonly Chord[] {
  return platform === 'darwin' ? (action.macKeys ?? action.keys) : action.keys;
}

/**
 * Keys that the shell's own menu entries and the text boxes take (zoom of the page, clipboard, full screen, quit):
 * no action may have one of them.
 */
export const reservedKeys: readonly Chord[] = [
  'Mod+X',
  'Mod+C',
  'Mod+V',
  'Mod+A',
  'Mod+0',
  'Mod++',
  'Mod+=',
  'Mod+-',
  'Mod+Q',
  'Mod+W',
  'Mod+M',
  'Mod+H',
  'F11',
  'Ctrl+Mod+F',
];
