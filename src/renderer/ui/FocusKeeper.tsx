import { Component, type ReactNode, type RefObject } from 'react';

type FocusKeeperProps = {
  /** Around what may have the focus. */
  readonly place: RefObject<HTMLElement | null>;
  /** Called when what had the focus there has left the page. */
  readonly onLost: () => void;
  readonly children: ReactNode;
};

/** Hears when a drawing takes what has the focus off the page. A class: no hook looks at the page before it changes. */
export class FocusKeeper extends Component<FocusKeeperProps> {
  override getSnapshotBeforeUpdate(): boolean {
    return this.props.place.current?.contains(document.activeElement) === true;
  }

  override componentDidUpdate(_props: FocusKeeperProps, _state: unknown, wasInside: boolean): void {
    if (!wasInside) return;
    // What is drawn at the same time may have taken the focus; and giving it may draw, which no drawing may.
    queueMicrotask(() => {
      if (document.activeElement === document.body) this.props.onLost();
    });
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
