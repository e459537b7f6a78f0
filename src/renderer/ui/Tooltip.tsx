import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Tooltip.module.css';

/** Says more about a control on hover and focus. The child is one of this folder's buttons, or focusable. */
export function Tooltip(props: {
  readonly text: string;
  /** Keys that do the same, as they are shown. */
  readonly keys?: string | undefined;
  readonly children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {props.children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {props.text}
        {props.keys ? <kbd className={styles.keys}>{props.keys}</kbd> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
