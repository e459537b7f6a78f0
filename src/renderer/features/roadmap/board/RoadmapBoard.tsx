import { Ellipsis } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { BoardBy, BoardCard, BoardColumn } from '../../../../domain/layout/roadmapBoard';
import { useSelection } from '../../../plan/selection';
import { classNames } from '../../../ui/classNames';
import type { Format } from '../../../ui/format';
import { HealthMark, healthWords } from '../../../ui/HealthMark';
import { IconButton } from '../../../ui/IconButton';
import { Menu } from '../../../ui/Menu';
import styles from './RoadmapBoard.module.css';

/** So many cards of a column are in the page until one asks for more. */
const cardsAtOnce = 60;
const dragType = 'application/x-throughline-project';

/** The projects in columns. Cards are moved to another phase by drag, or by the menu of each. */
export function RoadmapBoard(props: {
  readonly by: BoardBy;
  readonly columns: readonly BoardColumn[];
  readonly format: Format;
  readonly onSelect: (id: string, extend: boolean) => void;
  readonly onOpen: (id: string) => void;
  /** Puts a project into a phase; null for none. */
  readonly onPhase: (id: string, phase: string | null) => void;
}) {
  const { by, columns, onPhase } = props;
  const [over, setOver] = useState<string | null>(null);
  const isMovable = by === 'phase';
  const accept = (event: DragEvent, key: string) => {
    if (!isMovable || !event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    if (event.type === 'drop') {
      onPhase(event.dataTransfer.getData(dragType), key === '' ? null : key);
      setOver(null);
    } else setOver(key);
  };
  return (
    <section className={styles.board} aria-label="Board">
      {columns.map((column) => (
        <section
          key={column.key}
          aria-label={column.title}
          className={classNames(
            styles.column,
            column.cards.length === 0 && styles.empty,
            over === column.key && styles.over,
          )}
          onDragOver={(event) => accept(event, column.key)}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => accept(event, column.key)}
        >
          <header className={styles.head}>
            <h2>{column.title}</h2>
            <span className={styles.total}>{column.cards.length}</span>
            {column.note === '' ? null : <p>{column.note}</p>}
          </header>
          <Cards {...props} column={column} isMovable={isMovable} />
        </section>
      ))}
    </section>
  );
}

type CardsProps = Parameters<typeof RoadmapBoard>[0] & {
  readonly column: BoardColumn;
  readonly isMovable: boolean;
};

function Cards(props: CardsProps) {
  const { column, columns, isMovable, onPhase } = props;
  const [limit, setLimit] = useState(cardsAtOnce);
  const ids = useSelection((state) => state.ids);
  const rest = column.cards.length - limit;
  return (
    <ul className={classNames(styles.cards, isMovable && styles.movable)}>
      {column.cards.slice(0, limit).map((card) => (
        <li key={card.id} className={classNames(styles.place, ids.includes(card.id) && styles.selected)}>
          <Card {...props} card={card} />
          {isMovable ? (
            <Menu
              label={`Move ‘${card.title}’`}
              placement="bottom end"
              groups={[
                columns
                  .filter((it) => it.key !== column.key)
                  .map((it) => ({
                    id: it.key,
                    label: it.key === '' ? 'To no phase' : `To ${it.title}`,
                    run: () => onPhase(card.id, it.key === '' ? null : it.key),
                  })),
              ]}
            >
              <IconButton size="small" label={`Move ‘${card.title}’ to…`} className={styles.more}>
                <Ellipsis aria-hidden />
              </IconButton>
            </Menu>
          ) : null}
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <button type="button" className={styles.rest} onClick={() => setLimit(limit + cardsAtOnce)}>
            Show {Math.min(rest, cardsAtOnce)} more of {props.format.number(rest)}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function Card({ card, format, isMovable, onSelect, onOpen }: CardsProps & { readonly card: BoardCard }) {
  const dates =
    card.startDay !== null && card.finishDay !== null
      ? format.range(card.startDay, card.finishDay)
      : 'No dates';
  // Arrows walk the cards of all columns in their order, as in any board.
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const list = event.currentTarget.closest('ul');
    const board = event.currentTarget.closest('[aria-label="Board"]');
    if (!list || !board) return;
    const step = steps[event.key];
    const cards = [...list.querySelectorAll<HTMLElement>('[data-card]')];
    if (step !== undefined) {
      event.preventDefault();
      cards[cards.indexOf(event.currentTarget) + step]?.focus();
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      const lists = [...board.querySelectorAll('ul')].filter((it) => it.querySelector('[data-card]'));
      const next = lists[lists.indexOf(list) + (event.key === 'ArrowRight' ? 1 : -1)];
      next?.querySelector<HTMLElement>('[data-card]')?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onOpen(card.id);
    }
  };
  return (
    <button
      type="button"
      data-card
      className={styles.card}
      draggable={isMovable}
      onDragStart={(event) => event.dataTransfer.setData(dragType, card.id)}
      onClick={(event) => onSelect(card.id, event.shiftKey || event.ctrlKey || event.metaKey)}
      onDoubleClick={() => onOpen(card.id)}
      onKeyDown={walk}
    >
      <span className={styles.title}>{card.title}</span>
      <span className={styles.facts}>
        <HealthMark health={card.health} size={12} />
        {healthWords[card.health]}
        {card.percentComplete > 0 && card.percentComplete < 100
          ? ` · ${Math.round(card.percentComplete)} %`
          : ''}
      </span>
      <span className={classNames(styles.facts, styles.small)}>{dates}</span>
      {card.teamName === null ? null : (
        <span className={classNames(styles.facts, styles.small)}>{card.teamName}</span>
      )}
    </button>
  );
}
