import { CircleAlert, MapPin } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import type { Stakeholder } from '../../../domain/model/people';
import { coverageGaps } from '../../../domain/people/coverage';
import {
  gateToMapAt,
  lastMappedDay,
  type Quadrant,
  quadrantOf,
  quadrants,
  recordMap,
} from '../../../domain/people/stakeholderMap';
import { useToday } from '../../plan/derived';
import { announce } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { select, useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { NumberField } from '../../ui/NumberField';
import styles from './Map.module.css';
import { StanceScale, stanceWords } from './StanceScale';

const quadrantWords: Readonly<Record<Quadrant, readonly [name: string, need: string]>> = {
  manage: ['Manage closely', 'A say before it is decided, bad news first, face to face'],
  satisfy: ['Keep satisfied', 'Short, rare and on what they care about; no surprises'],
  inform: ['Keep informed', 'The facts often; they see first what goes wrong'],
  monitor: ['Monitor', 'The general letter; look again at each gate'],
};
const scores = [1, 2, 3, 4, 5] as const;
/** So many people are shown in one cell of the map; the rest is counted. */
const shownInCell = 7;
/** Where the columns and rows of the map begin, in parts of its side: what is high has half of it. */
const edges = [0, 1 / 6, 2 / 6, 3 / 6, 4.5 / 6, 1] as const;
const centre = (score: number) => ((edges[score - 1] ?? 0) + (edges[score] ?? 1)) / 2;

type Placed = { readonly influence: number; readonly interest: number };
const clamp = (score: number) => Math.min(5, Math.max(1, score));

/** Power and interest: everybody where they stand; dragged, moved by keys or by numbers. */
export function MapTab() {
  const document = useDocument();
  const format = useFormat();
  const selectedId = useSelection((state) => state.ids.at(-1));
  const [target, setTarget] = useState<string | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const people = document.stakeholders;
  const byCell = useMemo(() => {
    const cells = new Map<string, Stakeholder[]>();
    for (const person of people) {
      if (person.influence === null || person.interest === null) continue;
      const key = `${person.influence},${person.interest}`;
      cells.set(key, [...(cells.get(key) ?? []), person]);
    }
    return cells;
  }, [people]);
  const placed = useMemo(() => people.filter((person) => quadrantOf(person) !== null), [people]);
  const unplaced = useMemo(() => people.filter((person) => quadrantOf(person) === null), [people]);
  const selected = people.find((person) => person.id === selectedId) ?? null;
  const tabStop = placed.find((person) => person.id === selectedId)?.id ?? placed[0]?.id;

  const place = async (person: Stakeholder, to: Placed) => {
    if (to.influence === person.influence && to.interest === person.interest) return;
    const done = await act({ type: 'stakeholder.change', id: person.id, changes: to });
    if (done) announce(`${person.name}: influence ${to.influence}, interest ${to.interest}`);
  };
  const focusOn = (id: string) => {
    select(id);
    map.current?.querySelector<HTMLElement>(`[data-person="${id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, person: Stakeholder) => {
    const steps: Readonly<Record<string, readonly [influence: number, interest: number]>> = {
      ArrowUp: [1, 0],
      ArrowDown: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) {
      void place(person, {
        influence: clamp((person.influence ?? 3) + step[0]),
        interest: clamp((person.interest ?? 3) + step[1]),
      });
      return;
    }
    const index = placed.indexOf(person);
    const next = placed[(index + (step[0] + step[1] > 0 ? 1 : -1) + placed.length) % placed.length];
    if (next) focusOn(next.id);
  };
  const drop = (event: DragEvent, to: Placed) => {
    event.preventDefault();
    setTarget(null);
    const person = people.find((it) => it.id === event.dataTransfer.getData('text/plain'));
    if (person) void place(person, to);
  };

  return (
    <div className={styles.tab}>
      <div className={styles.mapSide}>
        <div className={styles.frame}>
          <span className={styles.yAxis}>Influence →</span>
          {/* biome-ignore lint/a11y/useSemanticElements: people stand here, not fields. */}
          <div ref={map} className={styles.map} role="group" aria-label="Power and interest">
            {quadrants.map((quadrant) => (
              <div key={quadrant} className={classNames(styles.quadrant, styles[quadrant])}>
                <span className={styles.quadrantName}>{quadrantWords[quadrant][0]}</span>
                <span className={styles.quadrantNeed}>{quadrantWords[quadrant][1]}</span>
              </div>
            ))}
            {selected ? <Trail person={selected} /> : null}
            {[...scores].reverse().flatMap((influence) =>
              scores.map((interest) => {
                const key = `${influence},${interest}`;
                const here = byCell.get(key) ?? [];
                const shown = open === key ? here : here.slice(0, shownInCell);
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: keys and number fields place people as well.
                  <div
                    key={key}
                    className={classNames(styles.cell, target === key && styles.target)}
                    onDragOver={(event) => {
                      event.preventDefault();
                      if (target !== key) setTarget(key);
                    }}
                    onDragLeave={() => setTarget((now) => (now === key ? null : now))}
                    onDrop={(event) => drop(event, { influence, interest })}
                    data-cell={key}
                  >
                    {shown.map((person) => (
                      <button
                        key={person.id}
                        type="button"
                        draggable
                        data-person={person.id}
                        tabIndex={person.id === tabStop ? 0 : -1}
                        aria-pressed={person.id === selectedId}
                        aria-label={`${person.name}: influence ${influence}, interest ${interest}, ${stanceWords(person.stance, person.stanceWanted)}`}
                        className={classNames(styles.person, person.id === selectedId && styles.chosen)}
                        onDragStart={(event) => {
                          event.dataTransfer.setData('text/plain', person.id);
                          event.dataTransfer.effectAllowed = 'move';
                        }}
                        onClick={() => select(person.id)}
                        onDoubleClick={() => inspectRow(person.id)}
                        onKeyDown={(event) => onKeyDown(event, person)}
                      >
                        <span className={styles.personName}>{person.name}</span>
                        {person.stance === null && person.stanceWanted === null ? null : (
                          <StanceScale now={person.stance} wanted={person.stanceWanted} />
                        )}
                      </button>
                    ))}
                    {here.length > shown.length ? (
                      <button type="button" className={styles.more} onClick={() => setOpen(key)}>
                        {format.number(here.length - shown.length)} more
                      </button>
                    ) : null}
                  </div>
                );
              }),
            )}
          </div>
          <span className={styles.xAxis}>Interest →</span>
        </div>
      </div>
      <aside className={styles.aside} aria-label="About the map">
        <MapReminder />
        {selected ? (
          <section className={styles.box} aria-label={`Place of ${selected.name}`}>
            <h2 className={styles.heading}>{selected.name}</h2>
            <div className={styles.pair}>
              <NumberField
                label="Influence"
                value={selected.influence}
                min={1}
                max={5}
                unit="of 5"
                onCommit={(influence) =>
                  act({ type: 'stakeholder.change', id: selected.id, changes: { influence } })
                }
              />
              <NumberField
                label="Interest"
                value={selected.interest}
                min={1}
                max={5}
                unit="of 5"
                onCommit={(interest) =>
                  act({ type: 'stakeholder.change', id: selected.id, changes: { interest } })
                }
              />
            </div>
            <p className={styles.note}>
              <Needs person={selected} />
            </p>
            <TrailWords person={selected} />
          </section>
        ) : (
          <p className={styles.note}>
            Drag somebody, or choose one and type the numbers. With the keyboard, arrows go from one to the
            next and Alt with an arrow moves them. The arrow under a name leads from where they stand to where
            you want them.
          </p>
        )}
        {unplaced.length > 0 ? (
          <section className={styles.box} aria-label="Not placed yet">
            <h2 className={styles.heading}>Not placed yet · {format.number(unplaced.length)}</h2>
            <ul className={styles.unplaced}>
              {unplaced.slice(0, 40).map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    draggable
                    className={classNames(styles.person, person.id === selectedId && styles.chosen)}
                    onDragStart={(event) => event.dataTransfer.setData('text/plain', person.id)}
                    onClick={() => select(person.id)}
                  >
                    <span className={styles.personName}>{person.name}</span>
                  </button>
                </li>
              ))}
            </ul>
            {unplaced.length > 40 ? (
              <p className={styles.note}>
                and {format.number(unplaced.length - 40)} more; place many at once in the list.
              </p>
            ) : null}
          </section>
        ) : null}
        <Coverage />
      </aside>
    </div>
  );
}

function Needs({ person }: { readonly person: Stakeholder }) {
  const quadrant = quadrantOf(person);
  if (quadrant === null) return 'Without both numbers nobody knows how to treat them.';
  const [name, need] = quadrantWords[quadrant];
  return (
    <>
      <strong>{name}.</strong> {need}.
      {quadrant === 'manage' && person.win === '' && person.concern === ''
        ? ' What would be a win for them, and what do they fear? Write it down.'
        : ''}
    </>
  );
}

/** Where somebody stood at each recorded map, as a line to where they stand now. */
function Trail({ person }: { readonly person: Stakeholder }) {
  const { influence, interest } = person;
  const stops = [...person.positions, { influence, interest }].flatMap((it) =>
    it.influence === null || it.interest === null
      ? []
      : [{ x: centre(it.interest) * 100, y: 100 - centre(it.influence) * 100 }],
  );
  if (stops.length < 2) return null;
  return (
    <svg className={styles.trail} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={stops.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

function TrailWords({ person }: { readonly person: Stakeholder }) {
  const document = useDocument();
  const format = useFormat();
  if (person.positions.length === 0) return null;
  return (
    <ol className={styles.trailWords} aria-label="Trail">
      {person.positions.map((it) => (
        <li key={it.day}>
          <span>{format.dayShort(it.day)}</span>
          <span>
            {it.influence ?? '?'} / {it.interest ?? '?'}
            {it.stance ? `, ${it.stance}` : ''}
            {it.gateId ? `, ${findRow(document, 'gate', it.gateId)?.title ?? ''}` : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Positions move at gates: says when the map is behind them, and records it. */
function MapReminder() {
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const gate = gateToMapAt(document, today);
  const last = lastMappedDay(document);
  const record = () => {
    const commands = recordMap(document, today, gate?.id ?? null);
    return commands.length === 0
      ? undefined
      : act({
          type: 'batch',
          label: gate ? `Record the map at '${gate.title}'` : 'Record the map',
          commands,
        });
  };
  return (
    <section className={classNames(styles.box, gate && styles.due)} aria-label="Record the map">
      <p>
        {gate ? (
          <>
            <strong>{gate.title}</strong> has passed since the map was last recorded. Who moved? Place them,
            then record it.
          </>
        ) : last ? (
          `Recorded on ${format.day(last)}. Record it again when somebody moved.`
        ) : (
          'Not recorded yet. A record at each gate shows who moved, and where to.'
        )}
      </p>
      <Button size="small" icon={<MapPin aria-hidden />} onPress={() => void record()}>
        Record the map
      </Button>
    </section>
  );
}

function Coverage() {
  const document = useDocument();
  const gaps = useMemo(() => coverageGaps(document), [document]);
  return (
    <section className={styles.box} aria-label="Whose voice is missing">
      <h2 className={styles.heading}>Whose voice is missing</h2>
      {gaps.length === 0 ? (
        <p className={styles.note}>
          Nobody’s: every team, gate and decision has a name, and security, legal, operations and support are
          heard.
        </p>
      ) : (
        <ul className={styles.gaps}>
          {gaps.slice(0, 12).map((gap) => {
            const [id] = gap.ids;
            const words = (
              <>
                <CircleAlert aria-hidden />
                <span>{gap.message}</span>
              </>
            );
            return (
              <li key={gap.message}>
                {id ? (
                  <AriaButton className={styles.gap ?? ''} onPress={() => inspectRow(id)}>
                    {words}
                  </AriaButton>
                ) : (
                  <span className={styles.gap}>{words}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {gaps.length > 12 ? <p className={styles.note}>and {gaps.length - 12} more</p> : null}
    </section>
  );
}
