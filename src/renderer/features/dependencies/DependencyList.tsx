import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type AgreementStanding, standingReasonToSentence } from '../../../domain/agreements/standing';
import { compareEdgeStates, type GraphLink, type GraphSource } from '../../../domain/layout/graphSource';
import { noTeamId } from '../../../domain/layout/graphTypes';
import { findRow } from '../../../domain/model/document';
import { useDocument } from '../../plan/openProgram';
import { select, useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import styles from './DependencyList.module.css';

const columns = ['What waits', 'Depends on', 'State', 'Needed by', 'Committed', 'Why'] as const;
const rowHeight = 32;

/** The graph as a table: what depends on what, the worst first. The same links, for who reads rather than looks. */
export function DependencyList(props: {
  readonly source: GraphSource;
  readonly links: readonly GraphLink[];
  readonly standingById: ReadonlyMap<string, AgreementStanding>;
}) {
  const { source, links, standingById } = props;
  const document = useDocument();
  const format = useFormat();
  const selectedIds = useSelection((state) => state.ids);
  const scrollRef = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => [...links].sort(compareEdgeStates), [links]);
  const teamNameById = useMemo(() => new Map(source.teams.map((it) => [it.id, it.name])), [source.teams]);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const place = (rowId: string, teamId: string) => {
    const row = source.rowById.get(rowId);
    const team = teamId === noTeamId ? '' : (teamNameById.get(teamId) ?? '');
    return row?.kind === 'team'
      ? { title: row.title, team: 'not planned yet' }
      : { title: row?.title ?? '', team };
  };
  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(sorted.length - 1, index));
    setActive(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() =>
      scrollRef.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12 }[event.key];
    if (step !== undefined) goTo(active + step);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(sorted.length - 1);
    else if (event.key === 'Enter') {
      const id = sorted[active]?.id;
      if (id !== undefined) inspectRow(id);
    } else return;
    event.preventDefault();
  };
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div ref={scrollRef} className={styles.scroll} data-canvas>
      <table aria-label="What depends on what" aria-rowcount={sorted.length + 1} className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr className={styles.gap} style={{ height: before }} /> : null}
          {shown.map(({ index }) => {
            const link = sorted[index] as GraphLink;
            const agreement = findRow(document, 'dependency', link.id)?.agreement ?? null;
            const [reason] = standingById.get(link.id)?.reasons ?? [];
            const from = place(link.fromId, link.fromTeamId);
            const to = place(link.toId, link.toTeamId);
            const isSelected = selectedIds.includes(link.id);
            return (
              <tr
                key={link.id}
                aria-rowindex={index + 2}
                className={classNames(isSelected && styles.selected)}
                onClick={() => {
                  setActive(index);
                  select(link.id);
                }}
              >
                <td>
                  <button
                    type="button"
                    data-index={index}
                    aria-pressed={isSelected}
                    aria-label={`${to.title} depends on ${from.title}`}
                    tabIndex={index === Math.min(active, sorted.length - 1) ? 0 : -1}
                    onFocus={() => setActive(index)}
                    onKeyDown={onKeyDown}
                    onDoubleClick={() => inspectRow(link.id)}
                  >
                    {to.title}
                  </button>
                  <span className={styles.team}>{to.team}</span>
                </td>
                <td>
                  {from.title}
                  <span className={styles.team}>{from.team}</span>
                </td>
                <td>
                  {link.mark === 'green' && !link.late ? null : (
                    <HealthMark health={link.late ? 'red' : link.mark} size={10} className={styles.mark} />
                  )}
                  {agreement ? agreement.state : link.drives ? 'Link' : 'Related'}
                  {link.late && agreement ? ', late' : ''}
                </td>
                <td className={styles.number}>
                  {agreement?.neededByDay ? format.day(agreement.neededByDay) : ''}
                </td>
                <td className={styles.number}>
                  {agreement?.committedDay ? format.day(agreement.committedDay) : ''}
                </td>
                <td>
                  {reason
                    ? standingReasonToSentence(reason, format.day)
                    : link.late
                      ? 'The dates clash.'
                      : ''}
                </td>
              </tr>
            );
          })}
          {after > 0 ? <tr className={styles.gap} style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
