import { Link2, Swords } from 'lucide-react';
import { memo, type RefObject } from 'react';
import {
  isOfChip,
  type RegisterChip,
  type RegisterGrouping,
  type RegisterRow,
  registerChips,
} from '../../../domain/agreements/register';
import type { ProgramDocument } from '../../../domain/model/document';
import type { Day } from '../../../domain/time/day';
import { Button } from '../../ui/Button';
import { FilterChips } from '../../ui/FilterChips';
import { useFormat } from '../../ui/format';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { Toolbar, ToolbarSpace } from '../../ui/Toolbar';
import styles from './Agreements.module.css';
import { BulkPromises } from './BulkPromises';
import { changeRegisterView, useRegisterView } from './registerView';

const chipWords: Readonly<Record<RegisterChip, string>> = {
  open: 'Open',
  late: 'Late',
  atRisk: 'At risk',
  uncommitted: 'Not committed',
  clash: 'Clashes',
  remind: 'Remind',
  noOwner: 'No owner',
  escalateNow: 'Escalate now',
  ended: 'Ended',
};

const groupingWords: Readonly<Record<RegisterGrouping, string>> = {
  none: 'Not grouped',
  giving: 'By giving team',
  needing: 'By needing team',
  state: 'By state',
  mark: 'By health',
  project: 'By project',
  kind: 'By kind',
  month: 'By month needed',
};
const groupings = (Object.keys(groupingWords) as RegisterGrouping[]).map((id) => ({
  id,
  label: groupingWords[id],
}));

/** What stands above the register; an edit of a promise does not draw it again. */
export const RegisterTools = memo(function RegisterTools(props: {
  readonly teams: ProgramDocument['teams'];
  /** The promises that the register lets through, in its order. */
  readonly shown: readonly { readonly id: string }[];
  readonly openClashes: number;
  readonly hasClashes: boolean;
  readonly searchRef: RefObject<HTMLDivElement | null>;
  readonly onLink: () => void;
}) {
  const { teams, shown, openClashes, hasClashes, searchRef, onLink } = props;
  const format = useFormat();
  const { text, teamId, side, grouping, clashes } = useRegisterView();
  return (
    <Toolbar label="Agreements" className={styles.tools}>
      <div ref={searchRef} className={styles.search}>
        <SearchField
          label="Filter agreements"
          placeholder="Promise, team, person"
          value={text}
          onChange={(next) => changeRegisterView({ text: next })}
        />
      </div>
      <Select
        label="Team"
        hideLabel
        none="All teams"
        value={teamId}
        options={teams.map((team) => ({ id: team.id as string, label: team.name }))}
        onChange={(id) => changeRegisterView({ teamId: id })}
        className={styles.teamSelect}
      />
      {teamId === null ? null : (
        <Select
          label="Side"
          hideLabel
          value={side}
          options={[
            { id: 'either', label: 'Gives or needs' },
            { id: 'gives', label: 'Gives' },
            { id: 'needs', label: 'Needs' },
          ]}
          onChange={(id) => changeRegisterView({ side: id ?? 'either' })}
          className={styles.sideSelect}
        />
      )}
      <Select
        label="Group"
        hideLabel
        value={grouping}
        options={groupings}
        onChange={(id) => changeRegisterView({ grouping: id ?? 'none' })}
        className={styles.groupSelect}
      />
      <ToolbarSpace />
      <BulkPromises shown={shown} />
      <Button
        icon={<Swords aria-hidden />}
        isDisabled={!hasClashes}
        onPress={() => changeRegisterView({ clashes: !clashes })}
      >
        {clashes ? 'Back to the register' : format.count(openClashes, 'clash', 'clashes')}
      </Button>
      <Button icon={<Link2 aria-hidden />} onPress={onLink}>
        Link to…
      </Button>
    </Toolbar>
  );
});

/** What narrows the register, each with how many there are of it. */
export const RegisterChips = memo(function RegisterChips(props: {
  readonly rows: readonly RegisterRow[];
  readonly today: Day;
}) {
  const { rows, today } = props;
  const chips = useRegisterView((view) => view.chips);
  const counted = registerChips.map((id) => ({
    id,
    label: chipWords[id],
    count: rows.reduce((sum, row) => sum + Number(isOfChip(row, id, today)), 0),
  }));
  return (
    <FilterChips
      label="Show only"
      value={chips}
      chips={counted.filter(({ id, count }) => count > 0 || chips.includes(id))}
      onChange={(next) => changeRegisterView({ chips: next })}
    />
  );
});
