import type { ImportFault } from '../domain/exchange/lossReport';
import type { XmlFault } from './xmlRecords';

/** The words of one kind of plan in the sentences about it. */
export type XmlWords = {
  /** The code for XML that is something else. */
  readonly notThis: string;
  /** "Microsoft Project plan". */
  readonly plan: string;
  readonly product: string;
  /** What to do with a file that is no XML. */
  readonly saveAs: string;
  /** What to do with XML that is something else. */
  readonly choose: string;
};

/** Why a plan in XML could not be read, as a person is told. */
export function xmlFaultToImportFault(fault: XmlFault, file: string, words: XmlWords): ImportFault {
  const place = `line ${fault.line}, column ${fault.column}`;
  const named = file || 'The file';
  switch (fault.code) {
    case 'notXml':
      return { code: 'notXml', file, place, message: `${named} is no XML text.`, remedy: words.saveAs };
    case 'doctype':
      return {
        code: 'doctype',
        file,
        place,
        message: `${named} ${fault.message}.`,
        remedy: `Save the plan as XML anew: ${words.product} writes no such declaration.`,
      };
    case 'wrongRoot':
      return {
        code: words.notThis,
        file,
        place,
        message: `${named} ${fault.message}: it is XML, but no ${words.plan}.`,
        remedy: words.choose,
      };
    case 'tooDeep':
    case 'badXml':
      return {
        code: fault.code,
        file,
        place,
        message: `${named} is damaged: ${fault.message}.`,
        remedy: 'Save the plan as XML anew and import that file.',
      };
  }
}
