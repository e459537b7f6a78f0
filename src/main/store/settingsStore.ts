import { z } from 'zod';
import { defaultSettings, type Settings, settingsSchema } from '../../contract/channels';
import { headingSignature, type SheetMapping, sheetMappingSchema } from '../../domain/exchange/mapping';
import { reasonOf } from './faults';
import { RecordFile, setAside } from './recordFile';

/** Where the main window was. Whole pixels of the desktop. */
export type WindowPlace = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

const windowPlaceSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
  maximized: z.boolean(),
});

/** How many mappings are remembered; the oldest are forgotten. */
const mappingLimit = 200;

type Remembered = {
  readonly settings: Settings;
  readonly windowPlace: WindowPlace | null;
  /** Where the workspace is; null for the data folder. Never said by a page. */
  readonly workspaceFolder: string | null;
  /** Where the daily copies go; null for the data folder. Never said by a page. */
  readonly copiesFolder: string | null;
  /** The latest last. */
  readonly mappings: readonly SheetMapping[];
};

const nothingRemembered: Remembered = {
  settings: defaultSettings,
  windowPlace: null,
  workspaceFolder: null,
  copiesFolder: null,
  mappings: [],
};

/** What this installation remembers apart from programs: `settings.json`. */
export class SettingsStore {
  readonly #file: RecordFile;
  readonly #tell: (sentence: string) => void;
  #remembered: Remembered;
  /** False when the file is one that must not be written over. */
  #writable = true;

  constructor(folder: string, now: () => Date, tell: (sentence: string) => void) {
    this.#file = new RecordFile(folder, 'settings');
    this.#tell = tell;
    this.#remembered = this.#read(now);
  }

  get settings(): Settings {
    return this.#remembered.settings;
  }

  get windowPlace(): WindowPlace | null {
    return this.#remembered.windowPlace;
  }

  /** Where the workspace is; null for the data folder. */
  get workspaceFolder(): string | null {
    return this.#remembered.workspaceFolder;
  }

  /** Where the daily copies go; null for the data folder. */
  get copiesFolder(): string | null {
    return this.#remembered.copiesFolder;
  }

  /** What the columns of sheets were last read as, by the signature of their headings. */
  get mappingBySignature(): ReadonlyMap<string, SheetMapping> {
    return new Map(this.#remembered.mappings.map((mapping) => [headingSignature(mapping), mapping]));
  }

  /** Changes settings; what the disk does not take is told, and holds until the app ends. */
  change(changes: { readonly [Field in keyof Settings]?: Settings[Field] | undefined }): Settings {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.#keep({ ...this.#remembered, settings: { ...this.settings, ...Object.fromEntries(given) } });
    return this.settings;
  }

  rememberWindow(windowPlace: WindowPlace): void {
    this.#keep({ ...this.#remembered, windowPlace });
  }

  rememberWorkspaceFolder(workspaceFolder: string | null): void {
    this.#keep({ ...this.#remembered, workspaceFolder });
  }

  rememberCopiesFolder(copiesFolder: string | null): void {
    this.#keep({ ...this.#remembered, copiesFolder });
  }

  rememberMappings(mappings: readonly SheetMapping[]): void {
    const fresh = new Set(mappings.map(headingSignature));
    const kept = this.#remembered.mappings.filter((mapping) => !fresh.has(headingSignature(mapping)));
    // One mapping a signature: the last of several sheets with the same headings.
    const bySignature = new Map(mappings.map((mapping) => [headingSignature(mapping), mapping]));
    this.#keep({ ...this.#remembered, mappings: [...kept, ...bySignature.values()].slice(-mappingLimit) });
  }

  #keep(remembered: Remembered): void {
    this.#remembered = remembered;
    if (!this.#writable) return;
    try {
      this.#file.write(JSON.stringify({ store: 'throughline-settings', storeVersion: 1, ...remembered }));
    } catch (error) {
      this.#tell(`The settings could not be saved: ${reasonOf(error)}. They hold until you quit.`);
    }
  }

  #read(now: () => Date): Remembered {
    try {
      const reading = this.#file.read();
      if (reading.state === 'missing') return nothingRemembered;
      const value = reading.state === 'read' ? (reading.value as Record<string, unknown> | null) : null;
      if (typeof value?.['storeVersion'] === 'number' && value['storeVersion'] > 1) {
        this.#writable = false;
        this.#tell(
          'The settings are of a newer Throughline: this one starts with its own and leaves them alone.',
        );
        return nothingRemembered;
      }
      if (value !== null && value['store'] === 'throughline-settings') return parseRemembered(value);
      const { to } = setAside(this.#file.path, now());
      this.#file.release();
      this.#tell(`The settings could not be read and were moved to ${to}. Throughline starts with new ones.`);
    } catch (error) {
      this.#writable = false;
      this.#tell(`The settings could not be read: ${reasonOf(error)}. They were left as they are.`);
    }
    return nothingRemembered;
  }
}

/** Field by field: one that this release does not understand is the default, the others hold. */
function parseRemembered(value: Record<string, unknown>): Remembered {
  const given = (value['settings'] ?? {}) as Record<string, unknown>;
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [field, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = (schema as z.ZodType).safeParse(given[field]);
    if (parsed.success) settings[field] = parsed.data;
  }
  const place = windowPlaceSchema.safeParse(value['windowPlace']);
  const mappings = Array.isArray(value['mappings']) ? value['mappings'] : [];
  return {
    settings: settings as Settings,
    windowPlace: place.success ? place.data : null,
    workspaceFolder: typeof value['workspaceFolder'] === 'string' ? value['workspaceFolder'] : null,
    copiesFolder: typeof value['copiesFolder'] === 'string' ? value['copiesFolder'] : null,
    mappings: mappings.flatMap((mapping) => {
      const parsed = sheetMappingSchema.safeParse(mapping);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}
