import { err, ok, type Result } from '../result';

/** The most cells that one paste may have. */
export const clipboardCellLimit = 400_000;

/**
 * Reads the text that a spreadsheet puts on the clipboard: cells apart by tabs, lines by line breaks, a cell with
 * either of them, or with quotes, in double quotes. Nothing but an empty text or too many cells is refused: a quote
 * that nobody closes is a character like others.
 */
export function readClipboardTable(text: string): Result<readonly (readonly string[])[], string> {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = 0;
  const endOf = (from: number) => {
    const found = text.slice(from).search(/[\t\r\n]/);
    return found === -1 ? text.length : from + found;
  };
  while (at <= text.length) {
    let cell: string;
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    if (quoted) {
      cell = quoted.cell;
      at = quoted.next;
    } else {
      const end = endOf(at);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    cells += 1;
    if (cells > clipboardCellLimit) return err(`The clipboard holds more than ${clipboardCellLimit} cells.`);
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    // Spreadsheets end the last line too: what follows is no empty row.
    if (at >= text.length) break;
  }
  return rows.every((it) => it.every((cell) => cell.trim() === ''))
    ? err('There is no table on the clipboard.')
    : ok(rows);
}

function readQuoted(text: string, from: number): { cell: string; next: number } | null {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      cell += '"';
      at = quote + 2;
      continue;
    }
    const next = quote + 1;
    const after = text[next];
    return after === undefined || after === '\t' || after === '\n' || after === '\r' ? { cell, next } : null;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (it) => escapes[it] ?? it);

/** A table as the clipboard takes it: text that spreadsheets read back whole, and HTML for documents and mail. */
export function tableToClipboard(rows: readonly (readonly string[])[]): { text: string; html: string } {
  const quote = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  const line = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const [head = [], ...body] = rows;
  return {
    text: rows.map((cells) => cells.map(quote).join('\t')).join('\n'),
    html: `<table><thead>${line(head, 'th')}</thead><tbody>${body.map((cells) => line(cells, 'td')).join('')}</tbody></table>`,
  };
}
