import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Stakeholder } from '../../../domain/model/people';
import { quadrantOf, quadrants } from '../../../domain/people/stakeholderMap';
import { announce } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { select, useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './Map.module.css';
import { MapAside } from './MapAside';
import { quadrantWords } from './quadrantWords';
import { StanceScale, stanceWords } from './StanceScale';

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
      <MapAside selected={selected} />
    </div>
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
