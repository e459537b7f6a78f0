import { ArrowLeftRight } from 'lucide-react';
import {
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { nameById } from '../../../../domain/commands/require';
import { isAcrossTeams, linkToCommand } from '../../../../domain/editing/linkRows';
import type { DependencyType } from '../../../../domain/model/dependency';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { Schedule } from '../../../../domain/schedule/schedule';
import type { Day } from '../../../../domain/time/day';
import { figuresToHeadline } from '../../../../domain/whatif/headline';
import { newId } from '../../../plan/ids';
import { type LagUnit, lagUnitOptions, linkTypeOptions, typedToLag } from '../../../plan/linkWords';
import { notify } from '../../../plan/notices';
import { act } from '../../../plan/openProgram';
import { inspectRow } from '../../../plan/showRow';
import { Button } from '../../../ui/Button';
import { IconButton } from '../../../ui/IconButton';
import { NumberField } from '../../../ui/NumberField';
import { Select } from '../../../ui/Select';
import { TextField } from '../../../ui/TextField';
import styles from '../gestures/Gestures.module.css';
import { previewCommands } from './whatIf';

/** A link that is asked for; the point is where the popover stands, in the window. */
export type AskedLink = {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: DependencyType;
  readonly at: { readonly x: number; readonly y: number };
};

const popoverWidth = 340;

/** Where a bar or milestone begins in the window; null where it is not drawn. */
function topOfBar(id: string): number | null {
  return document.querySelector(`[data-key="${CSS.escape(id)}"]`)?.getBoundingClientRect().top ?? null;
}

/** Asks for the type and lag of a link that was drawn, says what it would do, and makes it: Enter does, Escape leaves. */
export function LinkPopover(props: {
  readonly asked: AskedLink;
  readonly document: ProgramDocument;
  readonly schedule: Schedule;
  readonly today: Day;
  readonly onClose: () => void;
}) {
  const { asked, document: plan, schedule, today, onClose } = props;
  const [isTurned, setTurned] = useState(false);
  const [type, setType] = useState(asked.type);
  const [lag, setLag] = useState<number | null>(null);
  const [lagUnit, setLagUnit] = useState<LagUnit>('workingDays');
  const [deliverable, setDeliverable] = useState('');
  const [isSaving, setSaving] = useState(false);
  const [id] = useState(() => newId('dependency'));
  const place = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const predecessorId = isTurned ? asked.successorId : asked.predecessorId;
  const successorId = isTurned ? asked.predecessorId : asked.successorId;
  const first = nameById(plan, predecessorId).title;
  const second = nameById(plan, successorId).title;
  const isAcross = isAcrossTeams(plan, predecessorId, successorId);

  const { command, figures, fault } = useMemo(() => {
    const dayMinutes = schedule.byId.get(successorId)?.dayMinutes ?? 480;
    const draft = {
      id,
      predecessorId,
      successorId,
      type,
      lag: typedToLag(lag, lagUnit, dayMinutes),
      deliverable,
    };
    const made = linkToCommand(plan, draft, today);
    return { command: made, ...previewCommands(plan, schedule, 'Link', [made]) };
  }, [plan, schedule, today, id, predecessorId, successorId, type, lag, lagUnit, deliverable]);

  useEffect(() => {
    cameFrom.current = document.activeElement;
    // Enter links at once; what the rules refuse is mended in the fields.
    const link = place.current?.querySelector<HTMLElement>('button[type="submit"]:not([disabled])');
    const type = place.current?.querySelector<HTMLElement>('button[aria-haspopup="listbox"]');
    (link ?? type)?.focus({ preventScroll: true });
    return () => {
      if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const { innerWidth, innerHeight } = window;
    element.style.left = `${Math.max(8, Math.min(asked.at.x + 8, innerWidth - popoverWidth - 8))}px`;
    const { offsetHeight } = element;
    const below = asked.at.y + 8;
    // Where there is no room below, above both ends: what one links stays in sight.
    const ends = [asked.predecessorId, asked.successorId].map(topOfBar).filter((top) => top !== null);
    const above = Math.min(asked.at.y, ...ends) - offsetHeight - 8;
    const last = innerHeight - offsetHeight - 8;
    element.style.top = `${below <= last ? below : above >= 8 ? above : Math.max(8, last)}px`;
  });
  useEffect(() => {
    const away = (event: PointerEvent) => {
      // A press beside an open list of a field closes that list.
      const isListOpen = document.querySelector('[role="listbox"]') !== null;
      if (isListOpen || (event.target instanceof Node && place.current?.contains(event.target))) return;
      onClose();
    };
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, [onClose]);

  const link = async () => {
    if (fault !== null || isSaving) return;
    setSaving(true);
    const isDone = await act(command);
    setSaving(false);
    if (!isDone) return;
    onClose();
    notify({
      tone: 'done',
      text: `Linked ‘${first}’ to ‘${second}’${isAcross ? ', with a promise that nobody has asked for yet' : ''}.`,
      action: { label: isAcross ? 'Open the promise' : 'Open', run: () => inspectRow(id) },
    });
  };
  const latestLink = useRef(link);
  useEffect(() => {
    latestLink.current = link;
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      // What was typed is taken over first.
      requestAnimationFrame(() => void latestLink.current());
    }
  };
  return (
    <div
      ref={place}
      role="dialog"
      aria-label={`Link ‘${first}’ to ‘${second}’`}
      className={styles.popover}
      onKeyDown={press}
    >
      <form
        className={styles.fields}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void link();
        }}
      >
        <div className={styles.ends}>
          <p>
            {first} → {second}
          </p>
          <IconButton size="small" label="Turn the link around" onPress={() => setTurned(!isTurned)}>
            <ArrowLeftRight aria-hidden />
          </IconButton>
        </div>
        <Select
          label="Type"
          value={type}
          options={linkTypeOptions}
          onChange={(chosen) => setType(chosen ?? 'FS')}
        />
        <div className={styles.pair}>
          <NumberField label="Lag" value={lag} min={-10_000} max={10_000} placeholder="0" onCommit={setLag} />
          <Select
            label="Lag in"
            hideLabel
            value={lagUnit}
            options={lagUnitOptions}
            onChange={(unit) => setLagUnit(unit ?? 'workingDays')}
          />
        </div>
        {isAcross ? (
          <TextField
            label="What is handed over"
            placeholder="One sentence; it may follow later"
            value={deliverable}
            onDraft={setDeliverable}
            onCommit={setDeliverable}
          />
        ) : null}
        <p className={styles.says} role="status" data-fault={fault === null ? undefined : true}>
          {fault ?? (figures ? figuresToHeadline(figures) : 'Nothing moves')}
        </p>
        <div className={styles.buttons}>
          <Button variant="quiet" size="small" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" size="small" type="submit" isDisabled={isSaving || fault !== null}>
            Link
          </Button>
        </div>
      </form>
    </div>
  );
}
