import type { ChannelName } from '../../contract/channels';
import type { BackupDesk } from '../backupDesk';
import type { CommandQueue } from '../commandQueue';
import type { Exporter } from '../exporter';
import type { FileTokens } from '../files';
import type { Forecasts } from '../forecasts';
import type { HandOvers } from '../handOvers';
import type { Imports } from '../imports';
import type { Handlers } from '../ipc';
import type { ReportPrinter } from '../reportPrinter';
import type { Session } from '../session';
import type { SettingsStore } from '../store/settingsStore';
import type { WorkspaceDesk } from '../workspaceDesk';

/** What the handlers bring together. */
export type HandlerParts = {
  readonly session: Session;
  readonly commands: CommandQueue;
  readonly settings: SettingsStore;
  readonly imports: Imports;
  readonly forecasts: Forecasts;
  readonly printer: ReportPrinter;
  readonly exporter: Exporter;
  readonly fileTokens: FileTokens;
  readonly handOvers: HandOvers;
  readonly sampleFile: string;
  readonly practiceFile: string;
  readonly templateFolder: string;
  readonly workspace: WorkspaceDesk;
  readonly backups: BackupDesk;
  /** Resolves when others had their turn. */
  readonly turn: () => Promise<void>;
  /** Hears which program a window shows now; null for none. */
  readonly showing: (windowId: number, programId: string | null) => void;
  /** Hears that a window listens. */
  readonly listening: (windowId: number) => void;
};

/** The handlers of every channel of some nouns: a channel without one does not compile. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<ChannelName, `${Noun}:${string}`>>;
