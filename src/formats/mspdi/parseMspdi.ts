import type { ImportFault } from '../../domain/exchange/lossReport';
import { err, type Result } from '../../domain/result';
import type { Day } from '../../domain/time/day';
import { limits } from '../limits';
import { type XmlWords, xmlFaultToImportFault } from '../xmlFaults';
import { readXmlRecords } from '../xmlRecords';
import { type ParsedMspdi, ProgramMaker } from './makeProgram';
import { isRecord, Reading } from './reading';

/** Namespaces of a plan: of Microsoft Project 2002 to 2019 and Project Server. Build files have others. */
const projectNamespaces = new Set([
  'http://schemas.microsoft.com/project',
  'http://schemas.microsoft.com/project/2007',
]);

const words: XmlWords = {
  notThis: 'notMspdi',
  plan: 'Microsoft Project plan',
  product: 'Microsoft Project',
  saveAs: 'Open the plan and save it as XML: File, Save As, XML Format ("Save as XML in Microsoft Project").',
  choose: 'Choose a file that was saved as XML in Microsoft Project.',
};

/** What the reader cannot know of itself. */
export type MspdiContext = {
  /** Name of the file, for messages. */
  readonly file?: string;
  /** The day on which a file that names no day at all begins. */
  readonly today?: Day | null;
};

/**
 * Reads a Microsoft Project XML file (MSPDI). Rows keep their `UID` as `externalId`; the synthetic project that holds
 * tasks of the first outline level has `0`, the UID of the file's own summary. Constraints keep Microsoft's manner
 * (`hard`). What is not carried is said in `entries`, once per kind of thing.
 */
export function parseMspdi(text: string, context: MspdiContext = {}): Result<ParsedMspdi, ImportFault> {
  const file = context.file ?? '';
  const reading = new Reading();
  const read = readXmlRecords(text, {
    root: 'Project',
    namespaces: projectNamespaces,
    isRecord: (path) => {
      if (path.length === 2) reading.meet(path[1] ?? '');
      return isRecord(path);
    },
    ignored: new Set(['TimephasedData', 'AvailabilityPeriods', 'Rates']),
    onIgnored: (name) => reading.passOver(name),
    onRecord: (path, record) => reading.take(path, record),
  });
  if (!read.ok) return err(xmlFaultToImportFault(read.error, file, words));
  if (!reading.isPlan) {
    return err(
      xmlFaultToImportFault(
        {
          code: 'wrongRoot',
          line: 1,
          column: 1,
          message: 'has a <Project> without tasks, calendars or dates',
        },
        file,
        words,
      ),
    );
  }
  if (reading.tooMany) {
    return err({
      code: 'tooManyRows',
      file,
      place: `task ${limits.rows + 1}`,
      message: `${file || 'The file'} holds more than ${limits.rows.toLocaleString('en-US')} tasks.`,
      remedy: 'Save a part of it as a file of its own and import that.',
    });
  }
  return new ProgramMaker(reading, file, context.today ?? null).make();
}
