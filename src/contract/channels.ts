import { z } from 'zod';
import type { Offer } from '../domain/agreements/mirrors';
import type { Refusal } from '../domain/commands/refusal';
import type { ImportFault, LossReport } from '../domain/exchange/lossReport';
import {
  type ImportQuestion,
  type SheetKind,
  type SheetMapping,
  sheetMappingSchema,
} from '../domain/exchange/mapping';
import type { Forecast } from '../domain/forecast/forecast';
import type { FieldChangeWords } from '../domain/history/fieldHistory';
import type { Patch } from '../domain/history/patch';
import type { ProgramDocument } from '../domain/model/document';
import { daySchema } from '../domain/model/fields';
import { programIdSchema, snapshotIdSchema } from '../domain/model/ids';
import type { Logo } from '../domain/model/logo';
import type { ProgramCounts } from '../domain/portfolio/programCounts';
import type { ProgramFigures } from '../domain/portfolio/programFigures';
import { imaginedSchema } from '../domain/report/imaginedPlan';
import {
  copyKinds,
  type ReportOptions,
  reportAudiences,
  reportFormats,
  reportOptionsSchema,
} from '../domain/report/options';
import { roadmapPictureSchema } from '../domain/report/roadmapPicture';
import type { Result } from '../domain/result';
import type { SentPlan } from '../domain/snapshots/sentPlan';
import { drawingSchema } from './drawingSchema';

/** What the workspace knows of a program without opening it. */
export type ProgramSummary = ProgramFigures & {
  readonly id: string;
  /** ISO instant of the last change. */
  readonly changedTime: string;
};

/** A template as one chooses it. */
export type TemplateSummary = {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly description: string;
  readonly projectCount: number;
  readonly teamNames: readonly string[];
  readonly milestoneCount: number;
  readonly gateCount: number;
  /** From its start to its target day. */
  readonly weeks: number;
};

/** A program as a window receives it when it opens one. */
export type OpenedProgram = {
  readonly id: string;
  readonly seq: number;
  readonly document: ProgramDocument;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

/**
 * A program on its way to a window. Of a large one the document has no rows yet: they are fetched piece by piece with
 * `program:rows`.
 */
export type OpeningProgram = OpenedProgram & {
  readonly rowsToCome: { readonly token: string; readonly pieceCount: number } | null;
};

/** What every window of a program is told after each change. */
export type ProgramChange = {
  readonly id: string;
  /** One more than the seq before it; a window that missed one asks for the program again. */
  readonly seq: number;
  readonly patch: Patch;
  /** What was done; `undo` and `redo` say which way. */
  readonly label: string;
  readonly cause: 'execute' | 'undo' | 'redo';
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

/** Why the disk's side could not do something: a sentence for a person. */
export type StoreFault = {
  readonly code:
    | 'missing'
    | 'unreadable'
    | 'newer'
    | 'notSaved'
    | 'inUse'
    | 'changedOutside'
    | 'tooLarge'
    | 'invalid'
    | 'exportFailed';
  readonly message: string;
};

/** What is known of how a row came to be as it is. */
export type RowHistory = {
  readonly changes: readonly FieldChangeWords[];
  /** How many there are in all. */
  readonly total: number;
  readonly damagedCount: number;
};

/** An earlier state of a program that can be had back. */
export type Backup = {
  readonly generation: number;
  /** ISO instant of the latest change that is in it. */
  readonly changedTime: string;
  readonly title: string;
  /** What was done last; null when nothing was. */
  readonly lastLabel: string | null;
  readonly counts: ProgramCounts;
  /** Whether all of its parts are there. */
  readonly isWhole: boolean;
};

/** The programs of which there are backups. */
export type BackupOverview = {
  readonly programs: readonly {
    readonly key: string;
    readonly title: string;
    /** ISO instant; null for a program that is in the workspace. */
    readonly deletedTime: string | null;
  }[];
};

/** Where the daily copies go: a folder that a person chose, or one beside the programs. */
export type CopiesFolder = { readonly folder: string; readonly isChosen: boolean };

/** What was recognised in files that are to be imported, before anything is made of them. */
export type ImportPreview = {
  readonly token: string;
  readonly suggestedTitle: string;
  readonly mappings: readonly SheetMapping[];
  /** The fields that a column may be read as, by kind of sheet. */
  readonly fieldsByKind: Readonly<
    Record<SheetKind, readonly { readonly field: string; readonly label: string }[]>
  >;
  /** The first rows of each sheet, as text, by its place in `mappings`. */
  readonly samples: readonly (readonly (readonly string[])[])[];
  readonly questions: readonly ImportQuestion[];
  readonly report: LossReport;
  readonly sentPlan?: SentPlan;
};

export const themes = ['system', 'light', 'dark'] as const;
const settingsFields = {
  theme: z.enum(themes),
  /** Follow the system, or always more contrast. */
  highContrast: z.boolean(),
  density: z.enum(['compact', 'default', 'comfortable']),
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  weekStart: z.union([z.literal(0), z.literal(1), z.literal(6)]),
  dateStyle: z.enum(['dayMonth', 'monthDay', 'iso']),
  singleKeyShortcuts: z.boolean(),
  userName: z.string().max(200),
  lastProgramId: programIdSchema.nullable(),
  recentProgramIds: z.array(programIdSchema).max(20),
  /** Reports that are prepared each week for review, by program; 0 Sunday … 6 Saturday. */
  weeklyReports: z.record(
    z.string().max(64),
    z.strictObject({
      audience: z.enum(reportAudiences),
      weekday: z.number().int().min(0).max(6),
      preparedDay: z.string().max(10).nullable(),
    }),
  ),
  /** Widths and open states of panes, by name. */
  panes: z.record(z.string().max(60), z.number()),
  /** Ways of looking at roadmaps that were given a name. */
  roadmapViews: z
    .array(
      z.strictObject({
        programId: z.string().max(200),
        title: z.string().min(1).max(80),
        mode: z.enum(['timeline', 'board']),
        laneBy: z.string().max(40),
        thenBy: z.string().max(40).nullable().default(null),
        columnsBy: z.string().max(40),
        withPeriods: z.boolean().default(true),
        collapsed: z.array(z.string().max(200)).max(5_000),
        teamIds: z.array(z.string().max(200)).max(5_000).nullable(),
        healths: z.array(z.string().max(40)).max(20).nullable(),
      }),
    )
    .max(500),
};
export const settingsSchema = z.strictObject(settingsFields);
/** What a window may change: any field. No defaults here, they would undo what was set before. */
export const settingsChangesSchema = settingsSchema.partial();
export type Settings = z.infer<typeof settingsSchema>;
/** The settings of an installation on which nothing was set. */
export const defaultSettings: Settings = {
  theme: 'system',
  highContrast: false,
  density: 'default',
  weekStart: 1,
  dateStyle: 'dayMonth',
  singleKeyShortcuts: true,
  userName: '',
  lastProgramId: null,
  recentProgramIds: [],
  weeklyReports: {},
  panes: {},
  roadmapViews: [],
};

/** What the shell is, for "About" and for keys. */
export type AppInfo = {
  readonly version: string;
  readonly electron: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly workspace: WorkspacePlace;
};

/** Where the programs are kept. */
export type WorkspacePlace = {
  readonly folder: string;
  /** A person chose it; else it is the app's own data folder. */
  readonly isChosen: boolean;
};

/** A folder that a person chose for the workspace. */
export type WorkspaceChoice = {
  readonly folder: string;
  /** It is a workspace already, of which the programs are kept. */
  readonly holdsPrograms: boolean;
};

/** What the hidden report window draws. */
export type ReportJob = {
  readonly document: ProgramDocument;
  readonly options: ReportOptions;
  /** The day that counts as today. */
  readonly today: string;
};

/** A drawing that is to be saved as a file. */
export const pictureKinds = ['roadmap', 'graph'] as const;

const nothing = z.null();
const byId = z.strictObject({ id: programIdSchema });
const byKey = z.strictObject({ key: z.string().max(200) });

/** A channel: how its request is read at the door, and what it answers. */
type Channel<Request extends z.ZodType, Response> = {
  readonly request: Request;
  /** Exists for the types only: what the answer is. */
  readonly response: Response;
};

function channel<Response>() {
  return <Request extends z.ZodType>(request: Request): Channel<Request, Response> =>
    ({ request }) as Channel<Request, Response>;
}

/** The one table of what a window may ask. Everything else about the door is derived from it. */
export const channels = {
  /** Asked when a window's listeners are in place: what waited for them is said then. */
  'app:info': channel<AppInfo>()(nothing),
  /** Ends the app and starts it again. */
  'app:restart': channel<null>()(nothing),
  'settings:read': channel<Settings>()(nothing),
  'settings:change': channel<Settings>()(z.strictObject({ changes: settingsChangesSchema })),
  'workspace:list': channel<readonly ProgramSummary[]>()(nothing),
  /** Asks for another folder for the workspace; null when the user cancelled. Nothing is changed yet. */
  'workspace:chooseFolder': channel<Result<WorkspaceChoice, StoreFault> | null>()(nothing),
  /** As if the app's own data folder had been chosen. */
  'workspace:askOwnFolder': channel<Result<WorkspaceChoice, StoreFault>>()(nothing),
  /** Takes the folder that was chosen over for the next start, with a copy of the programs or as it is. */
  'workspace:use': channel<Result<null, StoreFault>>()(z.strictObject({ withCopy: z.boolean() })),
  'program:create': channel<Result<OpeningProgram, StoreFault>>()(
    z.strictObject({ title: z.string().max(10_000) }),
  ),
  'template:list': channel<readonly TemplateSummary[]>()(nothing),
  'program:createFromTemplate': channel<Result<OpeningProgram, StoreFault>>()(
    z.strictObject({ templateId: z.string().max(100), title: z.string().max(10_000), startDay: daySchema }),
  ),
  'program:openSample': channel<Result<OpeningProgram, StoreFault>>()(nothing),
  /** The program that ships broken on purpose. */
  'program:openPractice': channel<Result<OpeningProgram, StoreFault>>()(nothing),
  'program:open': channel<Result<OpeningProgram, StoreFault>>()(byId),
  /** The next rows of a program that is being opened: the JSON text of a `RowPiece`. */
  'program:rows': channel<Result<string, StoreFault>>()(
    z.strictObject({ token: z.string().max(100), piece: z.number().int().min(0).max(1_000_000) }),
  ),
  'program:close': channel<null>()(byId),
  'program:delete': channel<Result<null, StoreFault>>()(byId),
  'program:execute': channel<Result<{ seq: number }, Refusal | StoreFault>>()(
    z.strictObject({ id: programIdSchema, command: z.unknown() }),
  ),
  'program:undo': channel<Result<{ seq: number; label: string }, StoreFault> | null>()(byId),
  'program:redo': channel<Result<{ seq: number; label: string }, StoreFault> | null>()(byId),
  /**
   * Every change of every field of a row, latest first and at most so many; of the program's own fields for
   * `rowId: null`. `damagedCount` files of the record could not be read.
   */
  'program:history': channel<Result<RowHistory, StoreFault>>()(
    byId.extend({ rowId: z.string().max(64).nullable(), limit: z.number().int().min(1).max(1_000) }),
  ),
  'backup:overview': channel<BackupOverview>()(nothing),
  /** The earlier states of a program, latest first. */
  'backup:list': channel<readonly Backup[]>()(byKey),
  /**
   * Takes an earlier state over as a new program beside the others; with `generation: null` what can still be read of
   * its files. `missing` says what is not in it.
   */
  'backup:restore': channel<
    Result<{ readonly opened: OpeningProgram; readonly missing: readonly string[] }, StoreFault>
  >()(byKey.extend({ generation: z.number().int().min(0).nullable() })),
  /** Brings a deleted program back into the workspace. */
  'backup:putBack': channel<Result<{ readonly id: string }, StoreFault>>()(byKey),
  'backup:copiesFolder': channel<CopiesFolder>()(nothing),
  /** Asks for the folder of the daily copies; null when the user cancelled. */
  'backup:chooseFolder': channel<CopiesFolder | null>()(nothing),
  /** Puts the daily copies into the data folder again. */
  'backup:useOwnFolder': channel<CopiesFolder>()(nothing),
  /** What this window shows of a program whose files somebody else changed becomes a program of its own. */
  'program:keepMine': channel<Result<OpeningProgram, StoreFault>>()(byId),
  /** Reads a program anew from its files, in place of what is shown. */
  'program:readAgain': channel<Result<OpeningProgram, StoreFault>>()(byId),
  /** Asks for a place and saves the program file there; null when the user cancelled. */
  'program:saveCopy': channel<Result<{ fileName: string }, StoreFault> | null>()(byId),
  /** What another program of the workspace offers to depend on: its dated projects and milestones. */
  'program:offers': channel<Result<readonly Offer[], StoreFault>>()(byId),
  /** Asks for files and reads them; null when the user cancelled. */
  'import:choose': channel<Result<ImportPreview, ImportFault> | null>()(nothing),
  /** Files that were dropped on the window: names and contents, never paths. */
  'import:read': channel<Result<ImportPreview, ImportFault>>()(
    z.strictObject({
      files: z
        .array(z.strictObject({ name: z.string().min(1).max(500), bytes: z.instanceof(Uint8Array) }))
        .min(1)
        .max(50),
    }),
  ),
  /** Reads again, with its circle, what was refused because of one. */
  'import:keepCircle': channel<Result<ImportPreview, ImportFault>>()(nothing),
  /** Reads the same files again with the user's mapping and answers. */
  'import:remap': channel<Result<ImportPreview, ImportFault>>()(
    z.strictObject({
      token: z.string().max(100),
      mappings: z.array(sheetMappingSchema).max(500),
      encodings: z.record(z.string().max(500), z.string().max(40)).default({}),
    }),
  ),
  'import:apply': channel<Result<{ opened: OpeningProgram; report: LossReport }, ImportFault | StoreFault>>()(
    z.strictObject({ token: z.string().max(100), title: z.string().max(10_000) }),
  ),
  /** Puts the plan of a report beside the open program that it is of, as a snapshot to compare with. */
  'import:compare': channel<Result<null, ImportFault | StoreFault | Refusal>>()(
    z.strictObject({ token: z.string().max(100), id: programIdSchema, snapshotId: snapshotIdSchema }),
  ),
  'import:cancel': channel<null>()(z.strictObject({ token: z.string().max(100) })),
  /**
   * Plays a program through in a thread, telling `progress` (task `forecast`); null when it was cancelled, and
   * `forecast` is null when nothing has a date.
   */
  'forecast:run': channel<Result<{ forecast: Forecast | null } | null, StoreFault>>()(
    z.strictObject({
      id: programIdSchema,
      seed: z.number().int().min(0).max(0xffff_ffff),
      runs: z.number().int().min(1).max(100_000),
    }),
  ),
  'forecast:cancel': channel<null>()(byId),
  /** Somebody works on this report: what prints it is made ready, until `report:rest`. */
  'report:rehearse': channel<null>()(z.strictObject({ id: programIdSchema, options: reportOptionsSchema })),
  'report:rest': channel<null>()(nothing),
  /** Gives up the report that is being printed, telling nobody but who asked for it. */
  'report:cancel': channel<null>()(nothing),
  /** Asks for a place and writes the report there, telling `progress` (task `report`); null when the user cancelled. Only a PDF counts its pages; `sha256` is of the file. */
  'report:export': channel<Result<
    { token: string; fileName: string; pageCount: number | null; sha256: string },
    StoreFault
  > | null>()(
    z.strictObject({ id: programIdSchema, options: reportOptionsSchema, format: z.enum(reportFormats) }),
  ),
  /** Asks for a picture and reads it as a logo, which the program gets by a command; null when the user cancelled. */
  'logo:choose': channel<Result<Logo, StoreFault> | null>()(nothing),
  /** Puts a report, or its roadmap, onto the clipboard. */
  'report:copy': channel<Result<null, StoreFault>>()(
    z.strictObject({ id: programIdSchema, options: reportOptionsSchema, as: z.enum(copyKinds) }),
  ),
  /** Asks for a place and writes an SVG or PNG of the whole chart there; null when the user cancelled. */
  'picture:export': channel<Result<{ token: string; fileName: string }, StoreFault> | null>()(
    z.strictObject({
      id: programIdSchema,
      picture: z.enum(pictureKinds),
      format: z.enum(['svg', 'png']),
      // What is on the screen; null for the whole of the picture.
      drawing: drawingSchema.nullable(),
      /** What of the roadmap is drawn, and on what paper. */
      roadmap: roadmapPictureSchema.exactOptional(),
      /** The plan as somebody imagines it, in place of the plan. */
      imagined: imaginedSchema.exactOptional(),
    }),
  ),
  'file:showInFolder': channel<null>()(z.strictObject({ token: z.string().max(100) })),
  'link:open': channel<boolean>()(z.strictObject({ url: z.string().max(2_000) })),
  /** Asked by the hidden report window only, for one job after the other: answered when there is one. */
  'report:job': channel<ReportJob>()(nothing),
  /** Said by the hidden report window when its pages are drawn and its fonts loaded. */
  'report:ready': channel<null>()(z.strictObject({ pageCount: z.number().int().min(0).max(10_000) })),
} as const;

export type ChannelName = keyof typeof channels;
export type RequestOf<C extends ChannelName> = z.input<(typeof channels)[C]['request']>;
export type ResponseOf<C extends ChannelName> = (typeof channels)[C]['response'];

/** What the main process says without being asked. */
export type Events = {
  'program:changed': ProgramChange;
  'settings:changed': Settings;
  'workspace:changed': null;
  /** A sentence for the user: something was set aside, restored or not renewed. */
  notice: { readonly tone: 'info' | 'refused'; readonly text: string };
  /** The shell met a defect; what was answered as done is safe. */
  defect: { readonly report: string };
  /** A program that the window is to open: it was asked for from outside. */
  'program:show': { readonly id: string };
  /** Files that came from outside (a second start with file names, a double click), read as `import:choose` does. */
  'import:offered': Result<ImportPreview, ImportFault>;
  /** A menu item was chosen: the id of its action. */
  'menu:action': { readonly actionId: string };
  progress: {
    readonly task: string;
    readonly done: number;
    readonly total: number;
    readonly message: string;
  };
};
export type EventName = keyof Events;
export const eventNames = [
  'program:changed',
  'settings:changed',
  'workspace:changed',
  'notice',
  'defect',
  'program:show',
  'import:offered',
  'menu:action',
  'progress',
] as const satisfies readonly EventName[];

/** The object that the preload puts on the window, and all that a page can reach of the shell. */
export type Door = {
  readonly request: <C extends ChannelName>(channel: C, request: RequestOf<C>) => Promise<ResponseOf<C>>;
  /** Listens until the function that it answers is called. */
  readonly listen: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
};
