import { createBarLabel, createMilestoneLabel } from './barContent';
import { type Drawn, nameOf, type TimelineScene } from './timelineScene';

/** The elements that the widget made for bars and milestones: what they say of themselves, and which has the focus. */
export class BarBoxes {
  private readonly boxByKey = new Map<string, HTMLElement>();
  private focusKey: string | null = null;
  private isReturning = false;

  constructor(private readonly container: HTMLElement) {}

  /** The element of a bar or milestone; it may have left the page. */
  readonly boxOf = (key: string): HTMLElement | undefined => this.boxByKey.get(key);

  /** Lets go of an element. */
  remove(key: string): void {
    this.boxByKey.delete(key);
  }

  /** Says on an element what it is, and makes its label: called when the widget makes or renews the element. */
  dress(key: string, drawn: Drawn, element: HTMLElement, scene: TimelineScene | null): HTMLElement {
    const box = element.closest<HTMLElement>('.vis-item') ?? element.parentElement?.parentElement;
    const outer = drawn.kind === 'milestone' ? element.parentElement : box;
    if (outer) {
      this.boxByKey.set(key, outer);
      outer.dataset.key = key;
      outer.setAttribute('role', 'button');
      outer.setAttribute('aria-label', scene ? nameOf(scene, drawn) : '');
      outer.setAttribute('aria-roledescription', drawn.kind === 'bar' ? 'bar' : drawn.milestone.kind);
      const id = drawn.kind === 'bar' ? drawn.bar.id : drawn.milestone.id;
      outer.setAttribute('aria-pressed', String(id !== null && scene?.selectedIds.has(id) === true));
      outer.tabIndex = key === this.focusKey ? 0 : -1;
    }
    return drawn.kind === 'bar' ? createBarLabel(drawn.bar) : createMilestoneLabel(drawn.milestone);
  }

  /** Says on an element why it stands where it does: also where it stays, as the reason may be another now. */
  explain(key: string, drawn: Drawn, scene: TimelineScene | null): void {
    const outer = this.boxByKey.get(key);
    if (!outer) return;
    const id = drawn.kind === 'bar' ? drawn.bar.id : drawn.milestone.id;
    const why = id === null ? '' : (scene?.whyThere(id) ?? '');
    if (outer.title === why && outer.hasAttribute('aria-description')) return;
    outer.setAttribute('aria-description', why);
    outer.title = why;
  }

  /** What has the focus, or had it last. */
  focusedKey(): string | null {
    return this.focusKey;
  }

  /** Makes a bar or milestone the one that the Tab key reaches. */
  setFocusKey(key: string): void {
    const before = this.focusKey === null ? undefined : this.boxByKey.get(this.focusKey);
    if (before) before.tabIndex = -1;
    this.focusKey = key;
    const box = this.boxByKey.get(key);
    if (box) box.tabIndex = 0;
  }

  /** The same, and moves the focus to it if it is in the page. */
  focus(key: string): void {
    this.setFocusKey(key);
    (this.boxByKey.get(key) ?? this.container).focus({ preventScroll: true });
  }

  /** Elements leave the page with their rows; the focus waits on the container until its bar is back. */
  keepFocusWhile(change: () => void): void {
    const { activeElement } = document;
    const isInside = activeElement !== null && this.container.contains(activeElement);
    change();
    if (!isInside || this.focusKey === null) return;
    const box = this.boxByKey.get(this.focusKey);
    const target = box?.isConnected ? box : this.container;
    if (document.activeElement === target) return;
    this.isReturning = true;
    target.focus({ preventScroll: true });
    this.isReturning = false;
  }

  /** Whether the focus comes back to where it was, which is no choice of anybody's. */
  isFocusReturning(): boolean {
    return this.isReturning;
  }
}
