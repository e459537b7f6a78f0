import {
  ArrowLeftToLine,
  ArrowRightFromLine,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  FlaskConical,
  Minus,
  PanelRight,
  Plus,
  Rows3,
  Spline,
} from 'lucide-react';
import { memo, type Ref, useEffect, useState } from 'react';
import { runAction } from '../../../plan/actions';
import { IconButton } from '../../../ui/IconButton';
import { Toolbar, ToolbarLine } from '../../../ui/Toolbar';
import styles from './SelectionBar.module.css';

/** Whether a key is held with which a press selects more: what lies below the tools is meant then. */
function useHeldKey(): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const follow = (event: KeyboardEvent) =>
      setHeld((event.shiftKey || event.ctrlKey || event.metaKey) && !event.altKey);
    const forget = () => setHeld(false);
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    window.addEventListener('blur', forget);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
      window.removeEventListener('blur', forget);
    };
  }, []);
  return isHeld;
}

/** Steppers on the selected bar: whatever a drag does is done here by a press. */
export const SelectionBar = memo(function SelectionBar({
  ref,
  title,
  kind,
  onOpen,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly title: string;
  /** A milestone has one date, a summary none of its own. */
  readonly kind: 'bar' | 'milestone' | 'summary' | 'gate';
  readonly onOpen: () => void;
}) {
  const isLettingThrough = useHeldKey();
  return (
    <div ref={ref} className={styles.place} data-through={isLettingThrough || undefined}>
      <Toolbar label={`Move ‘${title}’`} className={styles.bar}>
        {kind === 'summary' ? <span className={styles.note}>Dates come from its tasks</span> : null}
        {kind !== 'summary' ? (
          <>
            <IconButton
              size="small"
              label="A week earlier"
              keys="Alt+Shift+←"
              onPress={() => runAction('row.moveWeekEarlier')}
            >
              <ChevronsLeft />
            </IconButton>
            <IconButton
              size="small"
              label="A day earlier"
              keys="Alt+←"
              onPress={() => runAction('row.moveEarlier')}
            >
              <ChevronLeft />
            </IconButton>
            <IconButton
              size="small"
              label="A day later"
              keys="Alt+→"
              onPress={() => runAction('row.moveLater')}
            >
              <ChevronRight />
            </IconButton>
            <IconButton
              size="small"
              label="A week later"
              keys="Alt+Shift+→"
              onPress={() => runAction('row.moveWeekLater')}
            >
              <ChevronsRight />
            </IconButton>
          </>
        ) : null}
        {kind === 'bar' ? (
          <>
            <ToolbarLine />
            <IconButton
              size="small"
              label="Start a day earlier"
              keys="Ctrl+Alt+Shift+←"
              onPress={() => runAction('row.startEarlier')}
            >
              <ArrowLeftToLine />
            </IconButton>
            <IconButton
              size="small"
              label="Start a day later"
              keys="Ctrl+Alt+Shift+→"
              onPress={() => runAction('row.startLater')}
            >
              <ArrowRightFromLine />
            </IconButton>
            <IconButton
              size="small"
              label="A day shorter"
              keys="Ctrl+Alt+←"
              onPress={() => runAction('row.finishEarlier')}
            >
              <Minus />
            </IconButton>
            <IconButton
              size="small"
              label="A day longer"
              keys="Ctrl+Alt+→"
              onPress={() => runAction('row.finishLater')}
            >
              <Plus />
            </IconButton>
          </>
        ) : null}
        {kind === 'bar' || kind === 'milestone' ? (
          <IconButton size="small" label="What if it slips" keys="W" onPress={() => runAction('row.whatIf')}>
            <FlaskConical />
          </IconButton>
        ) : null}
        <ToolbarLine />
        <IconButton size="small" label="Link to…" keys="L" onPress={() => runAction('row.link')}>
          <Spline />
        </IconButton>
        <IconButton size="small" label="Move to lane…" keys="M" onPress={() => runAction('row.moveToLane')}>
          <Rows3 />
        </IconButton>
        <IconButton size="small" label="Open in the inspector" keys="Enter" onPress={onOpen}>
          <PanelRight />
        </IconButton>
      </Toolbar>
    </div>
  );
});
