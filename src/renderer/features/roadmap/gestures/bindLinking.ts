import type { BarEnd } from '../../../../domain/editing/linkRows';
import type { RoadmapLayout } from '../../../../domain/layout/roadmapTypes';
import type { TimeScale } from '../timeScale';
import { placeBox } from '../widget/placing';
import { isPull, type PicturePoint } from './groundPress';
import { handlePoint, type LinkTarget, linkLine, linkSpot, linkTargetAt } from './linkGesture';

/** The elements of a link that is being pulled. */
export type LinkParts = {
  readonly start: HTMLElement;
  readonly finish: HTMLElement;
  readonly line: SVGPathElement;
  /** Around what the link would lead to. */
  readonly target: HTMLElement;
  readonly note: HTMLElement;
};

/** A link that was pulled from one end to another; the point is one of the window. */
export type PulledLink = {
  readonly fromId: string;
  readonly fromEnd: BarEnd;
  readonly target: LinkTarget;
  readonly at: PicturePoint;
};

/** What linking reads and tells. */
export type LinkingEvents = {
  readonly layout: () => RoadmapLayout;
  /** Null before the chart is drawn. */
  readonly scale: () => TimeScale | null;
  /** What shows its handles when the pointer is over nothing: the one thing that is selected. */
  readonly selectedId: () => string | null;
  readonly canLink: () => boolean;
  /** What a link would be, in words, and whether the rules allow it. */
  readonly describe: (link: Omit<PulledLink, 'at'>) => {
    readonly words: string;
    readonly isAllowed: boolean;
  };
  readonly onLinked: (link: PulledLink) => void;
};

/** Shows handles at the ends of bars and follows what is pulled from them. */
export function bindLinking(area: HTMLElement, parts: LinkParts, events: LinkingEvents) {
  let hoveredId: string | null = null;
  let pull: {
    readonly fromId: string;
    readonly fromEnd: BarEnd;
    readonly from: PicturePoint;
    readonly pointerId: number;
    to: PicturePoint;
    target: LinkTarget | null;
  } | null = null;

  let isPaused = false;
  let described: { readonly key: string; readonly words: string; readonly isAllowed: boolean } | null = null;

  const ends: readonly BarEnd[] = ['start', 'finish'];
  const follow = () => {
    const id = pull?.fromId ?? hoveredId ?? events.selectedId();
    const scale = events.scale();
    const isShown = events.canLink() && !isPaused;
    const spot = id === null || !scale || !isShown ? null : linkSpot(events.layout(), id, scale);
    for (const end of ends) {
      const handle = parts[end];
      handle.hidden = !spot;
      if (!spot) continue;
      const { x, y } = handlePoint(spot, end);
      handle.dataset.from = spot.id;
      handle.style.transform = `translate(${Math.round(x - 6)}px, ${Math.round(y - 6)}px)`;
    }
  };
  const drawPull = () => {
    const picture = parts.line.ownerSVGElement;
    if (picture) picture.style.display = pull ? 'block' : 'none';
    parts.note.hidden = !pull?.target;
    parts.target.hidden = !pull?.target;
    if (!pull) return;
    const { from, fromEnd, to, target, fromId } = pull;
    parts.line.setAttribute('d', linkLine(from, fromEnd, target ? handlePoint(target, target.end) : to));
    if (!target) return;
    // The rules are asked once for each end, not with every step of the pointer.
    const key = `${target.id} ${target.end}`;
    if (described?.key !== key) described = { key, ...events.describe({ fromId, fromEnd, target }) };
    const { words, isAllowed } = described;
    parts.note.textContent = words;
    // The whole sentence stays in view.
    const noteX = Math.max(4, Math.min(to.x + 14, area.clientWidth - parts.note.offsetWidth - 8));
    parts.note.style.transform = `translate(${Math.round(noteX)}px, ${Math.round(to.y + 16)}px)`;
    const { left, top, width, height } = target.box;
    placeBox(parts.target, { left: left - 3, top: top - 3, width: width + 6, height: height + 6 });
    for (const part of [parts.target, parts.note]) part.toggleAttribute('data-refused', !isAllowed);
  };
  const pointOf = (event: PointerEvent): PicturePoint => {
    const { left, top } = area.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const down = (event: PointerEvent) => {
    const handle =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-link-handle]') : null;
    const fromId = handle?.dataset.from;
    if (!handle || fromId === undefined || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    const from = pointOf(event);
    const fromEnd = handle === parts.start ? 'start' : 'finish';
    pull = { fromId, fromEnd, from, pointerId: event.pointerId, to: from, target: null };
  };
  const over = (event: PointerEvent) => {
    if (event.buttons !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-link-handle]')) return;
    const key =
      event.target.closest<HTMLElement>('.vis-item [data-key], .vis-item[data-key]')?.dataset.key ?? null;
    if (key === hoveredId) return;
    hoveredId = key;
    follow();
  };
  const leave = () => {
    hoveredId = null;
    follow();
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pull?.pointerId) return;
    pull.to = pointOf(event);
    const scale = events.scale();
    const isLong = scale !== null && isPull(pull.from, pull.to);
    pull.target = isLong ? linkTargetAt(events.layout(), scale, pull.to, pull.fromId) : null;
    drawPull();
  };
  const end = (kept: PointerEvent | null): boolean => {
    const ended = pull;
    pull = null;
    described = null;
    drawPull();
    follow();
    if (!ended) return false;
    const { fromId, fromEnd, target } = ended;
    if (kept && target)
      events.onLinked({ fromId, fromEnd, target, at: { x: kept.clientX, y: kept.clientY } });
    return true;
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId === pull?.pointerId) end(event);
  };
  const lose = (event: PointerEvent) => {
    if (event.pointerId === pull?.pointerId) end(null);
  };
  area.addEventListener('pointerdown', down, { capture: true });
  area.addEventListener('pointerover', over);
  area.addEventListener('pointerleave', leave);
  globalThis.addEventListener('pointermove', move);
  globalThis.addEventListener('pointerup', up);
  globalThis.addEventListener('pointercancel', lose);
  return {
    /** Puts handles and line where their bars are; called with every drawing. */
    follow,
    /** Hides the handles while something else is pulled: they stand where the bar was. */
    pause: (isOn: boolean) => {
      if (isPaused === isOn) return;
      isPaused = isOn;
      follow();
    },
    /** Forgets the link that is pulled; answers whether there was one. */
    cancel: () => end(null),
    stop: () => {
      area.removeEventListener('pointerdown', down, { capture: true });
      area.removeEventListener('pointerover', over);
      area.removeEventListener('pointerleave', leave);
      globalThis.removeEventListener('pointermove', move);
      globalThis.removeEventListener('pointerup', up);
      globalThis.removeEventListener('pointercancel', lose);
    },
  };
}
