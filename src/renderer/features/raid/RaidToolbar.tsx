import type { ReactNode, RefObject } from 'react';
import { type RaidEntry, type RaidKind, raidKinds } from '../../../domain/raid/raidLog';
import { useDocument } from '../../plan/openProgram';
import { SearchField } from '../../ui/SearchField';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { Toolbar } from '../../ui/Toolbar';
import styles from './Raid.module.css';
import { type RaidView, raidWords } from './raidColumns';
import type { RaidFilter } from './raidFilter';

/** What narrows the log: kind, words, state and owner; then what is done with the selected. */
export function RaidToolbar(props: {
  readonly log: readonly RaidEntry[];
  readonly filter: RaidFilter;
  readonly onFilter: (changes: Partial<RaidFilter>) => void;
  readonly searchRef: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}) {
  const { log, filter, onFilter, searchRef } = props;
  const document = useDocument();
  const counts = (kind: RaidKind) => log.filter((entry) => entry.kind === kind && entry.open).length;
  return (
    <Toolbar label="Filter" className={styles.tools}>
      <SegmentedControl
        label="Kind"
        value={filter.view}
        options={[
          { id: 'all' as RaidView, label: 'All' },
          ...raidKinds.map((kind) => ({ id: kind, label: `${raidWords[kind][1]} ${counts(kind)}` })),
        ]}
        onChange={(id) => onFilter(id === 'risk' ? { view: id } : { view: id, cell: null })}
      />
      <div ref={searchRef} className={styles.search}>
        <SearchField
          label="Filter the log"
          placeholder="Words, owner, project"
          value={filter.words}
          onChange={(words) => onFilter({ words })}
        />
      </div>
      <Select
        label="Show"
        hideLabel
        value={filter.show}
        options={[
          { id: 'open', label: 'Open' },
          { id: 'high', label: 'High risks' },
          { id: 'overdue', label: 'Overdue' },
          { id: 'lacking', label: 'Lacking something' },
          { id: 'all', label: 'Open and closed' },
        ]}
        onChange={(id) => onFilter({ show: id ?? 'open' })}
        className={styles.showSelect}
      />
      <Select
        label="Owner"
        hideLabel
        none="Any owner"
        value={filter.ownerId}
        options={document.stakeholders
          .filter((person) => log.some((entry) => entry.ownerId === person.id))
          .map((person) => ({ id: person.id as string, label: person.name }))}
        onChange={(ownerId) => onFilter({ ownerId })}
        className={styles.ownerSelect}
      />
      {props.children}
    </Toolbar>
  );
}
