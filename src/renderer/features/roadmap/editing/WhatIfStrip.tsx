import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ProgramDocument } from '../../../../domain/model/document';
import { comparisonToHeadline, daysToSigned, figuresToHeadline } from '../../../../domain/whatif/headline';
import type { WhatIf } from '../../../../domain/whatif/simulateSlips';
import { Button } from '../../../ui/Button';
import buttonStyles from '../../../ui/Button.module.css';
import { classNames } from '../../../ui/classNames';
import type { Format } from '../../../ui/format';
import { IconButton } from '../../../ui/IconButton';
import styles from './WhatIfStrip.module.css';
import { type DragImagined, type Imagined, type Imagining, imagine } from './whatIf';

/** At most so many lines of what moves: the rest is counted. */
const mostLines = 12;

/** What would be, in sentences: milestones, promises, dates that are missed, then everything else that moves. */
function whatIfToLines({ comparison }: WhatIf, format: Format): readonly string[] {
  const { total } = comparison.cost;
  return [
    ...(total > 0
      ? [`The delay costs ${format.number(Math.round(total))} by the cost of delay of its projects`]
      : []),
    ...comparison.milestones.map(
      (row) =>
        `${row.title}: ${format.dayShort(row.finishBeforeDay)} → ${format.dayShort(row.finishAfterDay)} (${daysToSigned(row.days)})`,
    ),
    ...comparison.agreements.map(
      (it) => `Promise ‘${it.deliverable}’ would be handed over on ${format.dayShort(it.handOverAfterDay)}`,
    ),
    ...comparison.missed.map((it) => `${it.title} (${it.kind}) would miss ${format.dayShort(it.day)}`),
    ...comparison.moved
      .filter((row) => row.kind !== 'milestone')
      .map(
        (row) => `${row.title}: finishes ${format.dayShort(row.finishAfterDay)} (${daysToSigned(row.days)})`,
      ),
  ];
}

function WhatExactly({ whatIf, format }: { readonly whatIf: WhatIf; readonly format: Format }) {
  const lines = whatIfToLines(whatIf, format);
  if (lines.length === 0) return null;
  return (
    <DialogTrigger>
      <AriaButton className={classNames(buttonStyles.button, buttonStyles.quiet, buttonStyles.small)}>
        What exactly
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="top" offset={6}>
        <Dialog aria-label="What would move" className={styles.list ?? ''}>
          <ul>
            {lines.slice(0, mostLines).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {lines.length > mostLines ? <p>and {format.number(lines.length - mostLines)} more</p> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** What a drag would do, while the pointer holds the bar: letting go applies it. */
export function DragStrip({ drag }: { readonly drag: DragImagined }) {
  return (
    <div className={styles.strip} role="status" aria-label="What the drag would do">
      <strong className={styles.days}>{drag.shift}</strong>
      <span className={styles.headline}>
        {drag.fault ?? (drag.figures ? figuresToHeadline(drag.figures) : 'Nothing moves')}
      </span>
      <span className={styles.hint}>
        <kbd>K</kbd> keep as scenario
      </span>
      <span className={styles.hint}>
        <kbd>Esc</kbd> forget
      </span>
    </div>
  );
}

/** The what-if that is open: what it would do, and Apply, Keep as scenario, Discard. */
export function WhatIfStrip(props: {
  readonly imagining: Imagining;
  readonly imagined: Imagined;
  readonly document: ProgramDocument;
  readonly format: Format;
  readonly onApply: () => void;
  readonly onKeep: (title: string) => void;
}) {
  const { imagining, imagined, format, onApply, onKeep } = props;
  const [naming, setNaming] = useState<string | null>(null);
  const { whatIf, fault } = imagined;
  const headline =
    fault ?? (whatIf ? comparisonToHeadline(props.document, whatIf.comparison) : 'Nothing moves');
  const step = (days: number) => {
    if (imagining.source === 'rows') imagine({ ...imagining, days: imagining.days + days });
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (naming === null) imagine(null);
      else setNaming(null);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [naming]);

  return (
    <section className={styles.strip} aria-label="What if">
      <strong className={styles.title} title={imagined.title}>
        {imagined.title}
      </strong>
      {imagining.source === 'rows' ? (
        <span className={styles.steps}>
          <IconButton size="small" label="A week sooner" keys="Alt+Shift+←" onPress={() => step(-7)}>
            <ChevronsLeft />
          </IconButton>
          <IconButton size="small" label="A day sooner" keys="Alt+←" onPress={() => step(-1)}>
            <ChevronLeft />
          </IconButton>
          <strong className={styles.days}>{daysToSigned(imagining.days)}</strong>
          <IconButton size="small" label="A day later" keys="Alt+→" onPress={() => step(1)}>
            <ChevronRight />
          </IconButton>
          <IconButton size="small" label="A week later" keys="Alt+Shift+→" onPress={() => step(7)}>
            <ChevronsRight />
          </IconButton>
        </span>
      ) : null}
      <span className={classNames(styles.headline, fault !== null && styles.fault)} role="status">
        {headline}
      </span>
      {whatIf ? <WhatExactly whatIf={whatIf} format={format} /> : null}
      {naming === null ? (
        <>
          <Button variant="primary" size="small" isDisabled={!whatIf} onPress={onApply}>
            Apply
          </Button>
          {imagining.source === 'rows' ? (
            <Button
              size="small"
              isDisabled={!whatIf}
              onPress={() => setNaming(`${imagined.title} ${daysToSigned(imagining.days)}`)}
            >
              Keep as scenario
            </Button>
          ) : null}
          <Button variant="quiet" size="small" onPress={() => imagine(null)}>
            {imagining.source === 'rows' ? 'Discard' : 'Close'}
          </Button>
        </>
      ) : (
        <form
          className={styles.naming}
          onSubmit={(event) => {
            event.preventDefault();
            if (naming.trim() !== '') onKeep(naming.trim());
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the box answers the press of "Keep as scenario".
            autoFocus
            aria-label="Name of the scenario"
            className={styles.name}
            value={naming}
            maxLength={300}
            onChange={(event) => setNaming(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
          <Button variant="primary" size="small" type="submit" isDisabled={naming.trim() === ''}>
            Keep
          </Button>
          <Button variant="quiet" size="small" onPress={() => setNaming(null)}>
            Back
          </Button>
        </form>
      )}
    </section>
  );
}
