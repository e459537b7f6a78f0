import { parseDay } from '../time/day';
import { dayToMonthText } from '../time/dayToText';

/** Whom a text may not name. */
export type HiddenNames = {
  /** Teams and products, which are told as "another supplier". */
  readonly suppliers: readonly string[];
  /** People, by their whole names. */
  readonly people: readonly string[];
};

const escapeForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What may stand between the parts of a name, or nothing: a blank of any kind, a dash, an underscore. */
const between = '[\\s\\u00a0\\u202f_.-]*';
/** Characters that are not seen and part a word for a search, not for a reader. */
const unseen = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;

const partsOf = (name: string) =>
  name
    .normalize('NFC')
    .replace(unseen, '')
    .split(/[\s\u00a0\u202f_-]+/)
    .filter((it) => it !== '');

/** "Blue Harbour" in the ways in which it is written: with another blank, a dash, or as one word. */
const supplierForm = (name: string) => partsOf(name).map(escapeForPattern).join(between);

/** "Ada Okafor", "Okafor, Ada" and "A. Okafor"; a single word only as a handle is written, else it may be one of the language. */
function personForms(name: string): readonly string[] {
  const parts = partsOf(name).map(escapeForPattern);
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const last = others.at(-1);
  if (last === undefined) return /^(?:[^\p{L}]|\p{Ll})/u.test(first) && first.length > 3 ? [first] : [];
  const blank = '[\\s\\u00a0\\u202f_.-]+';
  return [
    parts.join(blank),
    `${first}${blank}${last}`,
    `${last},[\\s\\u00a0]*${first}`,
    `${first.startsWith('\\') ? '' : `${[...first][0] ?? ''}\\.[\\s\\u00a0]*${last}`}`,
  ].filter((it) => it !== '');
}

/** A pattern of whole words; the longest first: "Acme Cloud" goes before "Acme". */
function wordsPattern(forms: readonly string[]): RegExp | null {
  const longestFirst = [...new Set(forms.filter((it) => it.length > 1))].sort((a, b) => b.length - a.length);
  return longestFirst.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

const codes =
  'USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|AUD|CAD|NZD|SGD|HKD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|UAH|RUB|TRY|ILS|AED|SAR|ZAR|BRL|MXN|ARS|CLP|COP|KRW|THB|IDR|MYR|PHP|VND|US\\$|R\\$|Rs\\.?';
const currencyWords =
  'dollars?|euros?|pounds?|yen|yuan|renminbi|rupees?|francs?|franken|kron(?:or|er|en|a)|zloty|won|reais|pesos?|rubles?|lira|dirhams?|shekels?|cents?|bucks|quid';
const amountWords =
  'thousand|million|millionen|millions|millones|milioni|billion|milliarden?|milliards?|lakh|crore|tsd|k|m|mm|bn|mio|mrd';
const figure = "\\p{Nd}(?:[\\p{Nd}.,’'\u00a0\u202f ]*\\p{Nd})?";
const scale = `(?:[\\s-]?(?:${amountWords})(?![\\p{L}\\p{N}])\\.?)?`;
const sign = `(?:(?:US|A|C|NZ|HK|R)?\\p{Sc})`;
const range = `(?:${scale}\\s?(?:[-–]|to)\\s?(?:${sign}\\s?)?${figure})?${scale}`;
const numberWord =
  '(?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|several|few|hundred|thousand|million|billion)';
const amountPatterns = [
  `(?:${sign}|(?<![\\p{L}\\p{N}])(?:${codes}))\\s?${figure}${range}`,
  `(?<![\\p{L}\\p{N}])${figure}${range}(?:\\s|d['’])*(?:${sign}|(?:${codes}|${currencyWords})(?![\\p{L}\\p{N}]))`,
  `(?<![\\p{L}\\p{N}])(?:${numberWord}(?:[\\s-]|and\\s))*${numberWord}\\s(?:${currencyWords})(?![\\p{L}\\p{N}])`,
].map((it) => new RegExp(it, 'giu'));
/** A number beside a word of money is an amount, whatever its currency. */
const priced = new RegExp(
  `((?:budget|costs?|prices?|fees?|spend|invoices?|penalty|salary|discount|bid|quote)(?:\\s(?:of|is|at|about|up to|over|under))?\\s?:?\\s?)${figure}${range}(?!\\s?%)(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Months as they are written where suppliers are: whole names and their usual short forms, without English ones twice. */
const monthWords = [
  'January|February|March|April|May|June|July|August|September|October|November|December',
  'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec',
  'Januar|Februar|März|Maerz|Mai|Juni|Juli|Oktober|Dezember|Jänner|Okt|Dez|Mär|Mrz',
  'janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv|févr|avr|juil|déc',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|dic',
  'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre',
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro',
  'januari|februari|maart|mei|augustus|maj|augusti|oktober|marts|desember',
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня',
  'Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık',
  'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
  'ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר',
  'जनवरी|फ़रवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर',
].join('|');
const ordinalWords =
  '(?:twenty|thirty)[\\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';
const ordinal = `(?:\\p{Nd}{1,2}(?:st|nd|rd|th|er|º|ª|e)?\\.?|${ordinalWords})`;
const to = '\\s?(?:[-–/]|to|bis|and|&)\\s?';
const dayBeforeMonth = new RegExp(
  `(?<![\\p{L}\\p{N}])${ordinal}(?:${to}${ordinal})?[\\s\u00a0-]+(?:of\\s+|de\\s+|of\\s+the\\s+)?(${monthWords})(?![\\p{L}\\p{N}])`,
  'giu',
);
const dayAfterMonth = new RegExp(
  `(?<![\\p{L}\\p{N}])(${monthWords})\\.?[\\s\u00a0-]+(?:the\\s+)?(?:\\p{Nd}{1,2}(?:st|nd|rd|th)?(?:${to}\\p{Nd}{1,2}(?:st|nd|rd|th)?)?|${ordinalWords})(?![\\p{L}\\p{N}:])`,
  'giu',
);
const yearFirst =
  /(?<!\p{N})(\p{Nd}{4})([-/.]?)(\p{Nd}{2})\2(\p{Nd}{2})(?:T\p{Nd}{2}:\p{Nd}{2}(?::\p{Nd}{2}(?:\.\p{Nd}+)?)?Z?)?(?!\p{N})/gu;
const eastAsian = /(\p{Nd}{1,2}\s?[月월])\s?\p{Nd}{1,2}\s?[日号號일]/gu;
/** "03/03/27", "3.3.", "3-3-2027", "3/12": a day, whichever of the two numbers it is. */
const numbersOnly = [
  /(?<![\p{L}\p{N}])\p{Nd}{1,2}([./-])\s?\p{Nd}{1,2}\1\s?(?:\p{Nd}{4}|\p{Nd}{2})(?!\p{N})/gu,
  /(?<![\p{L}\p{N}.])(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.(?![\p{N}])/gu,
  /(?<![\p{L}\p{N}/])(?!24\/7)(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01])(?![\p{N}/])/gu,
];
/** A week is finer than the month that may be known. */
const weeks =
  /(?<![\p{L}\p{N}])(?:(?:calendar\s)?week|wk|CW|KW|semaine|semana)\s?\p{Nd}{1,2}(?!\p{N})(?:[\s/,]+\p{Nd}{4})?|(?<!\p{N})\p{Nd}{4}-?W\p{Nd}{2}(?:-?\p{Nd})?(?!\p{N})/giu;

const digit = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  // Digits of every script stand in tens that begin where a zero does.
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return code < 0x80 ? character : String((code - zero) % 10);
};
const asciiDigits = (text: string) => text.replace(/\p{Nd}/gu, digit);

/**
 * [R23] Takes out of a text what outsiders may not know: names of other suppliers and of people who are none of their
 * business, amounts of money, and of days all but the month, in the languages and forms in which they are written.
 */
export function createTextRedaction({ suppliers, people }: HiddenNames): (text: string) => string {
  const supplierPattern = wordsPattern(suppliers.map(supplierForm));
  const personPattern = wordsPattern(people.flatMap(personForms));
  return (given) => {
    let text = given.normalize('NFC').replace(unseen, '');
    if (supplierPattern) text = text.replace(supplierPattern, 'another supplier');
    if (personPattern) text = text.replace(personPattern, 'somebody');
    for (const pattern of amountPatterns) text = text.replace(pattern, '[amount]');
    text = text.replace(priced, '$1[amount]').replace(weeks, '[date]');
    text = text.replace(yearFirst, (found, year: string, _, month: string, dayOfMonth: string) => {
      const day = parseDay(asciiDigits(`${year}-${month}-${dayOfMonth}`));
      return day === null ? found : dayToMonthText(day);
    });
    text = text.replace(dayBeforeMonth, '$1').replace(dayAfterMonth, '$1').replace(eastAsian, '$1');
    for (const pattern of numbersOnly) text = text.replace(pattern, '[date]');
    return text;
  };
}
