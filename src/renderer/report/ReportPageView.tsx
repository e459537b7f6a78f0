// biome-ignore-all lint/suspicious/noArrayIndexKey: pages and drawings are made anew as a whole; their parts have no identity but their place.
import { type CSSProperties, createContext, Fragment, memo, useContext } from 'react';
import { type ColorRole, statusMark } from '../../domain/layout/drawing';
import { lightPalette } from '../../domain/layout/drawingPalette';
import type { Box, PageBlock, PageCell, PageTable, ReportPage, TextFace } from '../../domain/layout/pages';
import { markRoom } from '../../domain/layout/pageTable';
import type { Line } from '../../domain/layout/pageText';
import type { Health } from '../../domain/model/health';
import { logoAddress } from '../../domain/model/logo';
import { DrawingView } from './DrawingView';
import styles from './ReportPageView.module.css';

const pt = (length: number) => `${Math.round(length * 100) / 100}pt`;
const color = (role: ColorRole) => lightPalette[role];

const place = ({ x, y, width, height }: Box): CSSProperties => ({
  left: pt(x),
  top: pt(y),
  width: pt(width),
  height: pt(height),
});
const face = ({ size, lineHeight, weight, color: role }: TextFace): CSSProperties => ({
  fontSize: pt(size),
  lineHeight: pt(lineHeight),
  fontWeight: weight,
  color: color(role),
});

type ReportPageProps = {
  readonly page: ReportPage;
  /** A second picture of a page that is shown elsewhere: without the anchors, which must be unique. */
  readonly isThumbnail?: boolean;
  /** Headline and asks can be pressed to be worded anew: whoever holds the page hears it by `data-edits`. */
  readonly isEditable?: boolean;
  /** Levels that the screen around a page puts above its headings: its own title. */
  readonly headingShift?: number;
};

/** One page of a report, as it prints: every block where the layout put it, nothing left for the browser to break. */
export const ReportPageView = memo(function ReportPageView({
  page,
  isThumbnail = false,
  isEditable = false,
  headingShift = 0,
}: ReportPageProps) {
  return (
    <Editable.Provider value={isEditable}>
      <section
        className={`${styles.page} ${page.landscape ? styles.landscape : styles.portrait}`}
        style={{ width: pt(page.width), height: pt(page.height) }}
        aria-label={`Page ${page.number} of ${page.pageCount}`}
      >
        {page.blocks.map((block, i) => (
          <Block key={i} block={isThumbnail ? withoutAnchors(block) : block} headingShift={headingShift} />
        ))}
      </section>
    </Editable.Provider>
  );
});

function withoutAnchors(block: PageBlock): PageBlock {
  if (block.kind === 'heading') return { ...block, id: null };
  if (block.kind !== 'table') return block;
  return { ...block, rows: block.rows.map((row) => ({ ...row, id: null })) };
}

const editNames = (edits: string) => (edits === 'headline' ? 'Edit the headline' : 'Edit this ask');

/** Whether what may be worded anew says so: in the preview, not in print and not in thumbnails. */
const Editable = createContext(false);

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const isEditable = useContext(Editable);
  const seen = new Set<string>();
  return lines.map((line, i) => (
    <Fragment key={i}>
      {i > 0 && <br />}
      {line.map((run, j) => {
        const style: CSSProperties = {
          ...(run.weight === undefined ? {} : { fontWeight: run.weight }),
          ...(run.color === undefined ? {} : { color: color(run.color) }),
        };
        if (run.href !== undefined)
          return (
            <a key={j} href={run.href} style={style}>
              {run.text}
            </a>
          );
        if (isEditable && run.edits !== undefined) {
          // Of what runs over several lines the first is the button; a press on any of them is the same.
          const isFirst = !seen.has(run.edits);
          seen.add(run.edits);
          return (
            <span
              key={j}
              style={style}
              className={styles.editable}
              data-edits={run.edits}
              {...(isFirst
                ? { role: 'button', tabIndex: 0, 'aria-label': `${editNames(run.edits)}: ${run.text}` }
                : {})}
            >
              {run.text}
            </span>
          );
        }
        return run.weight || run.color ? (
          <span key={j} style={style}>
            {run.text}
          </span>
        ) : (
          run.text
        );
      })}
    </Fragment>
  ));
}

function Mark({ mark, size, top }: { readonly mark: Health; readonly size: number; readonly top: number }) {
  const box = size - 1;
  return (
    <svg
      className={styles.mark}
      style={{ width: pt(box), height: pt(box), top: pt(top) }}
      viewBox="0 0 9 9"
      aria-hidden="true"
    >
      <MarkShape mark={mark} />
    </svg>
  );
}

function MarkShape({ mark }: { readonly mark: Health }) {
  const drawing = {
    width: 9,
    height: 9,
    title: '',
    alternative: '',
    shapes: [statusMark(mark, 4.5, 4.5, 7.6)],
  };
  return <DrawingView drawing={drawing} />;
}

const headingTags = ['h1', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

function Block({ block, headingShift }: { readonly block: PageBlock; readonly headingShift: number }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = headingTags[block.level + headingShift] ?? 'h6';
      return (
        <Heading
          {...(block.id === null ? {} : { id: block.id })}
          className={styles.text}
          style={{ ...place(block), ...face(block.face) }}
        >
          <Lines lines={block.lines} />
        </Heading>
      );
    }
    case 'text':
      return (
        <p
          className={styles.text}
          style={{ ...place(block), ...face(block.face), ...(block.align ? { textAlign: block.align } : {}) }}
        >
          <Lines lines={block.lines} />
        </p>
      );
    case 'list':
      return (
        <ul className={styles.list} style={{ ...place(block), ...face(block.face) }}>
          {block.entries.map((entry, i) => (
            <li key={i} style={{ paddingLeft: pt(block.indent), marginBottom: pt(block.gap) }}>
              {entry.mark === null ? (
                <svg
                  className={styles.bullet}
                  viewBox="0 0 4 4"
                  aria-hidden="true"
                  style={{ top: pt(block.face.lineHeight / 2 - 1.4) }}
                >
                  <circle cx="2" cy="2" r="2" fill={color('border')} />
                </svg>
              ) : (
                <Mark
                  mark={entry.mark}
                  size={block.face.size}
                  top={(block.face.lineHeight - block.face.size + 1) / 2}
                />
              )}
              <Lines lines={entry.lines} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <TableView table={block} box={block} />;
    case 'drawing':
      return (
        <div className={styles.box} style={place(block)}>
          <DrawingView drawing={block.drawing} className={styles.drawing} />
        </div>
      );
    case 'logo':
      return (
        <img
          className={styles.box}
          style={place(block)}
          src={logoAddress(block.logo)}
          alt={block.alternative}
        />
      );
    case 'contents':
      return (
        <nav className={styles.box} style={{ ...place(block), ...face(block.face) }} aria-label="Contents">
          <ol
            className={styles.contents}
            style={{
              gridTemplateRows: `repeat(${Math.ceil(block.entries.length / 2)}, ${pt(block.face.lineHeight)})`,
            }}
          >
            {block.entries.map(({ id, title, page }) => (
              <li key={id} style={{ height: pt(block.face.lineHeight) }}>
                <a href={`#${id}`}>
                  <span>{title}</span>
                  <span>{page}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      );
    case 'area':
      return (
        <div
          className={styles.box}
          style={{
            ...place(block),
            ...(block.fill ? { background: color(block.fill) } : {}),
            ...(block.stroke ? { border: `${pt(block.strokeWidth)} solid ${color(block.stroke)}` } : {}),
            borderRadius: pt(block.radius),
          }}
        />
      );
    case 'footer':
      return (
        <div className={styles.footer} style={{ ...place(block), ...face(block.face) }} aria-hidden="true">
          <span>{block.left}</span>
          <span>{block.right}</span>
        </div>
      );
  }
}

/** The rule below a row takes its width from the padding, so that rows stay as high as they were measured. */
const ruleWidth = 0.5;

function TableView({ table, box }: { readonly table: PageTable; readonly box: Box }) {
  const { columns, head, rows, padding } = table;
  const cellStyle = (cell: PageCell, height: number, of: TextFace, isLast: boolean): CSSProperties => ({
    height: pt(height),
    padding: `${pt(padding.down)} ${isLast ? '0' : pt(padding.across)} ${pt(padding.down - ruleWidth)} ${pt(
      (cell.fill ? 4 : 0) + (cell.mark ? markRoom(of.size) : 0),
    )}`,
    textAlign: cell.align,
    ...(cell.fill ? { background: color(cell.fill) } : {}),
  });
  return (
    <table
      className={styles.table}
      style={{ ...place(box), ...face(table.face), borderBottomWidth: 0 }}
      aria-label={table.caption}
    >
      <colgroup>
        {columns.map((column, i) => (
          <col key={i} style={{ width: pt(column.width) }} />
        ))}
      </colgroup>
      <thead>
        <tr style={face(table.headFace)}>
          {head.cells.map((cell, i) => (
            <th
              key={i}
              scope="col"
              style={cellStyle(cell, head.height, table.headFace, i === columns.length - 1)}
            >
              <Lines lines={cell.lines} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i} {...(row.id === null ? {} : { id: row.id })}>
            {row.cells.map((cell, j) => {
              const isLast = j === row.cells.length - 1;
              const style = cellStyle(cell, row.height, table.face, isLast);
              const inside = (
                <>
                  {cell.mark && (
                    <Mark
                      mark={cell.mark}
                      size={table.face.size}
                      top={padding.down + (table.face.lineHeight - table.face.size + 1) / 2}
                    />
                  )}
                  <Lines lines={cell.lines} />
                </>
              );
              return cell.scope === null ? (
                <td key={j} style={style}>
                  {inside}
                </td>
              ) : (
                <th
                  key={j}
                  scope={cell.scope === 'group' ? 'colgroup' : 'row'}
                  {...(cell.columnSpan > 1 ? { colSpan: cell.columnSpan } : {})}
                  className={cell.scope === 'group' ? styles.group : undefined}
                  style={style}
                >
                  {inside}
                </th>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
