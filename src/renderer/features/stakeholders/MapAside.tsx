import { CircleAlert, MapPin } from 'lucide-react';
import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findRow } from '../../../domain/model/document';
import type { Stakeholder } from '../../../domain/model/people';
import { coverageGaps } from '../../../domain/people/coverage';
import { involvementById, involvementOf } from '../../../domain/people/involvement';
import { gateToMapAt, lastMappedDay, quadrantOf, recordMap } from '../../../domain/people/stakeholderMap';
import { useToday } from '../../plan/derived';
import { act, useDocument } from '../../plan/openProgram';
import { select } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { ScoreField } from '../../ui/ScoreField';
import styles from './Map.module.css';
import { quadrantWords } from './quadrantWords';

/** So many who are not placed yet, and voices that are missing, are named; the rest is counted. */
const shownUnplaced = 40;
const shownGaps = 12;

/** Beside the map: when it is to be recorded, the numbers of who is selected, who is not on it, and who is missing. */
export function MapAside({ selected }: { readonly selected: Stakeholder | null }) {
  return (
    <aside className={styles.aside} aria-label="About the map">
      <MapReminder />
      {selected ? (
        <section className={styles.box} aria-label={`Place of ${selected.name}`}>
          <h2 className={styles.heading}>{selected.name}</h2>
          <div className={styles.pair}>
            <ScoreField
              label="Influence"
              value={selected.influence}
              onCommit={(influence) =>
                act({ type: 'stakeholder.change', id: selected.id, changes: { influence } })
              }
            />
            <ScoreField
              label="Interest"
              value={selected.interest}
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
          Drag somebody, or choose one and type the numbers. With the keyboard, arrows go from one to the next
          and Alt with an arrow moves them. The arrow under a name leads from where they stand to where you
          want them.
        </p>
      )}
      <Unplaced selectedId={selected?.id ?? null} />
      <Coverage />
    </aside>
  );
}

/** Who has no place on the map yet, those with the largest part in the program first. */
function Unplaced({ selectedId }: { readonly selectedId: string | null }) {
  const document = useDocument();
  const format = useFormat();
  const unplaced = useMemo(() => {
    const parts = involvementById(document);
    const partOf = (person: Stakeholder) => involvementOf(parts, person.id).total;
    return document.stakeholders
      .filter((person) => quadrantOf(person) === null)
      .sort((a, b) => partOf(b) - partOf(a));
  }, [document]);
  if (unplaced.length === 0) return null;
  return (
    <section className={styles.box} aria-label="Not placed yet">
      <h2 className={styles.heading}>Not placed yet · {format.number(unplaced.length)}</h2>
      <ul className={styles.unplaced}>
        {unplaced.slice(0, shownUnplaced).map((person) => (
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
      {unplaced.length > shownUnplaced ? (
        <p className={styles.note}>
          and {format.number(unplaced.length - shownUnplaced)} more; place many at once in the list.
        </p>
      ) : null}
    </section>
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
  const format = useFormat();
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
          {gaps.slice(0, shownGaps).map((gap) => {
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
      {gaps.length > shownGaps ? (
        <p className={styles.note}>and {format.number(gaps.length - shownGaps)} more</p>
      ) : null}
    </section>
  );
}
