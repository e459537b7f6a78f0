import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { anchorsOf } from '../../../domain/layout/pageAnchors';
import type { ReportPage } from '../../../domain/layout/pages';
import { ReportPageView } from '../../report/ReportPageView';
import { classNames } from '../../ui/classNames';
import { IconButton } from '../../ui/IconButton';
import { Toolbar, ToolbarSpace } from '../../ui/Toolbar';
import styles from './ReportPreview.module.css';

/** Screen pixels of a point at 100 %. */
const pixelsPerPoint = 96 / 72;
const gap = 20;
const thumbnailWidth = 104;
const zoomSteps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

type PreviewProps = {
  readonly pages: readonly ReportPage[];
  readonly isStale: boolean;
  /** The whole text of what may be worded anew on the page, by what its runs edit. */
  readonly texts: ReadonlyMap<string, string>;
  readonly onEdit: (edits: string, text: string) => void;
};

/** The real pages, as they print: scaled, and only those near the window drawn. */
export function ReportPreview({ pages, isStale, texts, onEdit }: PreviewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  /** Null fits the widest page to the window. */
  const [chosenZoom, setChosenZoom] = useState<number | null>(null);
  const [current, setCurrent] = useState(1);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const widest = Math.max(...pages.map((page) => page.width)) * pixelsPerPoint;
  const fitted = Math.max(0.1, (width - 2 * gap) / widest);
  const zoom = chosenZoom ?? fitted;
  const scale = zoom;
  const heightOf = (index: number) => (pages[index]?.height ?? 0) * pixelsPerPoint * scale;

  const virtualizer = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(index) + gap,
    overscan: 1,
    paddingStart: gap,
  });
  // The heights of all pages change with the zoom and with the paper.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => virtualizer.measure(), [virtualizer, scale, pages]);

  const goToPage = useCallback(
    (number: number) => {
      const index = Math.min(Math.max(number, 1), pages.length) - 1;
      virtualizer.scrollToIndex(index, { align: 'start' });
      setCurrent(index + 1);
    },
    [virtualizer, pages.length],
  );
  // The small pictures follow when the pages that are read are drawn.
  const smallPages = useDeferredValue(pages);
  // A report with fewer pages than before has no page where the last one stood.
  useEffect(() => setCurrent((it) => Math.min(it, pages.length)), [pages.length]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const middle = element.scrollTop + element.clientHeight / 3;
    const shown = virtualizer.getVirtualItems().find((it) => it.start <= middle && it.end > middle);
    if (shown) setCurrent(shown.index + 1);
  };

  const step = (direction: 1 | -1) => {
    const next =
      direction === 1
        ? zoomSteps.find((it) => it > zoom + 0.01)
        : [...zoomSteps].reverse().find((it) => it < zoom - 0.01);
    if (next !== undefined) setChosenZoom(next);
  };

  const runByKey = new Map<string, () => void>([
    ['PageDown', () => goToPage(current + 1)],
    ['PageUp', () => goToPage(current - 1)],
    ['Home', () => goToPage(1)],
    ['End', () => goToPage(pages.length)],
    ['+', () => step(1)],
    ['=', () => step(1)],
    ['-', () => step(-1)],
    ['0', () => setChosenZoom(null)],
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && openEditor(event.target)) {
      event.preventDefault();
      return;
    }
    const isTyping = event.target instanceof HTMLTextAreaElement;
    const run = isTyping ? undefined : runByKey.get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  };

  const [editing, setEditing] = useState<Editing | null>(null);
  const openEditor = (target: EventTarget): boolean => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-edits]') : null;
    const edits = element?.dataset['edits'];
    const sheet = scroller.current;
    if (!element || edits === undefined || !sheet) return false;
    const whole = [...(element.parentElement?.querySelectorAll('[data-edits]') ?? [])].filter(
      (it) => (it as HTMLElement).dataset['edits'] === edits,
    );
    const boxes = whole.map((it) => it.getBoundingClientRect());
    const around = sheet.getBoundingClientRect();
    const parent = element.parentElement?.getBoundingClientRect() ?? element.getBoundingClientRect();
    const top = Math.min(...boxes.map((it) => it.top));
    setEditing({
      edits,
      left: parent.left - around.left + sheet.scrollLeft,
      top: top - around.top + sheet.scrollTop,
      width: Math.max(220, parent.width),
      height: Math.max(...boxes.map((it) => it.bottom)) - top,
    });
    return true;
  };
  const pageByAnchor = useMemo(() => anchorsOf(pages), [pages]);
  const onClick = (event: MouseEvent) => {
    if (openEditor(event.target)) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!href?.startsWith('#')) return;
    event.preventDefault();
    const page = pageByAnchor.get(href.slice(1));
    if (page !== undefined) goToPage(page);
  };

  return (
    <div className={styles.preview} data-preview data-stale={isStale || undefined}>
      <Thumbnails pages={smallPages} current={current} onChoose={goToPage} />
      <div className={styles.main}>
        <Toolbar label="Preview" className={styles.toolbar}>
          <IconButton label="Previous page" onPress={() => goToPage(current - 1)} isDisabled={current <= 1}>
            <ChevronUp aria-hidden size={16} />
          </IconButton>
          <IconButton
            label="Next page"
            onPress={() => goToPage(current + 1)}
            isDisabled={current >= pages.length}
          >
            <ChevronDown aria-hidden size={16} />
          </IconButton>
          <span className={styles.place} role="status">
            Page {current} of {pages.length}
          </span>
          <ToolbarSpace />
          <IconButton label="Zoom out" onPress={() => step(-1)}>
            <ZoomOut aria-hidden size={16} />
          </IconButton>
          <span className={styles.place}>{Math.round(zoom * 100)} %</span>
          <IconButton label="Zoom in" onPress={() => step(1)}>
            <ZoomIn aria-hidden size={16} />
          </IconButton>
          <IconButton label="Fit to width" onPress={() => setChosenZoom(null)} isOn={chosenZoom === null}>
            <Maximize2 aria-hidden size={16} />
          </IconButton>
        </Toolbar>
        <section
          ref={scroller}
          className={styles.scroller}
          aria-label="Report pages"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          onScroll={onScroll}
          onKeyDown={onKeyDown}
          onClick={onClick}
        >
          {width > 0 && (
            <div className={styles.sheetStack} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map(({ index, start }) => {
                const page = pages[index];
                if (!page) return null;
                const pageWidth = page.width * pixelsPerPoint * scale;
                return (
                  <div
                    key={index}
                    className={styles.sheet}
                    style={{
                      top: start,
                      width: pageWidth,
                      height: heightOf(index),
                      left: Math.max(gap, (width - pageWidth) / 2),
                    }}
                  >
                    <Scaled page={page} scale={scale} />
                  </div>
                );
              })}
              {editing && (
                <Editor
                  key={editing.edits}
                  editing={editing}
                  text={texts.get(editing.edits) ?? ''}
                  onEnd={(text) => {
                    setEditing(null);
                    if (text !== null) onEdit(editing.edits, text);
                    requestAnimationFrame(() =>
                      [...(scroller.current?.querySelectorAll<HTMLElement>('[data-edits][role]') ?? [])]
                        .find((it) => it.dataset['edits'] === editing.edits)
                        ?.focus(),
                    );
                  }}
                />
              )}
            </div>
          )}
        </section>
      </div>
    </div>
  );
}

/** What is being worded anew, and where on the scrolled sheets it stands. */
type Editing = {
  readonly edits: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A box over the words on the page: Enter or leaving it keeps what was typed, Escape does not. */
function Editor(props: {
  readonly editing: Editing;
  readonly text: string;
  readonly onEnd: (text: string | null) => void;
}) {
  const { editing, text, onEnd } = props;
  const [typed, setTyped] = useState(text);
  const isOver = useRef(false);
  const end = (kept: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(kept === text ? null : kept);
  };
  const { left, top, width, height } = editing;
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a press on the words that it stands on.
      autoFocus
      className={styles.editor}
      aria-label={editing.edits === 'headline' ? 'Headline on the page' : 'Ask on the page'}
      style={{ left: left - 6, top: top - 6, width: width + 12, minHeight: Math.max(64, height + 12) }}
      value={typed}
      maxLength={1_000}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => end(typed.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') end(null);
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        end(typed.trim());
      }}
    />
  );
}

function Scaled({ page, scale }: { readonly page: ReportPage; readonly scale: number }) {
  const style: CSSProperties = { transform: `scale(${scale})` };
  return (
    <div className={styles.scaled} style={style}>
      <ReportPageView page={page} headingShift={1} isEditable />
    </div>
  );
}

const Thumbnails = memo(function Thumbnails(props: {
  readonly pages: readonly ReportPage[];
  readonly current: number;
  readonly onChoose: (number: number) => void;
}) {
  const { pages, current, onChoose } = props;
  const scroller = useRef<HTMLElement>(null);
  const scaleOf = (page: ReportPage) => thumbnailWidth / (page.width * pixelsPerPoint);
  const heightOf = (page: ReportPage) => page.height * pixelsPerPoint * scaleOf(page);
  const virtualizer = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const page = pages[index];
      return page ? heightOf(page) + 32 : 0;
    },
    overscan: 2,
    paddingStart: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights change with the pages.
  useEffect(() => virtualizer.measure(), [virtualizer, pages]);
  useEffect(() => virtualizer.scrollToIndex(current - 1), [virtualizer, current]);
  return (
    <nav ref={scroller} className={styles.thumbnails} aria-label="Pages">
      <div className={styles.sheetStack} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const page = pages[index];
          if (!page) return null;
          return (
            <div
              key={index}
              className={classNames(styles.thumbnail, index + 1 === current && styles.current)}
              style={{ top: start, height: heightOf(page) + 24 }}
            >
              <div className={styles.small} style={{ height: heightOf(page) }} aria-hidden="true" inert>
                <div className={styles.scaled} style={{ transform: `scale(${scaleOf(page)})` }}>
                  <ReportPageView page={page} isThumbnail />
                </div>
              </div>
              <button
                type="button"
                className={styles.number}
                aria-label={`Page ${index + 1}`}
                aria-current={index + 1 === current ? 'page' : undefined}
                onClick={() => onChoose(index + 1)}
              >
                {index + 1}
              </button>
            </div>
          );
        })}
      </div>
    </nav>
  );
});
