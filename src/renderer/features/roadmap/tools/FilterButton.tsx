import { Filter } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { ProgramDocument } from '../../../../domain/model/document';
import { type Health, healths } from '../../../../domain/model/health';
import { Button } from '../../../ui/Button';
import buttonStyles from '../../../ui/Button.module.css';
import { Checkbox } from '../../../ui/Checkbox';
import { classNames } from '../../../ui/classNames';
import { useFormat } from '../../../ui/format';
import { HealthMark, healthWords } from '../../../ui/HealthMark';
import { SearchField } from '../../../ui/SearchField';
import { changeRoadmapView, type RoadmapView } from '../viewState';
import styles from './RoadmapToolbar.module.css';

/** More teams than these are found by their names: nobody looks through thousands of boxes. */
const mostTeams = 60;

/** Which teams and healths the roadmap shows. */
export function FilterButton(props: {
  readonly teams: ProgramDocument['teams'];
  readonly programId: string;
  readonly view: RoadmapView;
}) {
  const { programId, view } = props;
  const format = useFormat();
  const teams = [
    ...props.teams.map((team) => ({ id: team.id as string, name: team.name })),
    { id: '', name: 'No team' },
  ];
  const allTeamIds = teams.map((team) => team.id);
  const setTeam = (id: string, isShown: boolean) => {
    const teamIds = toggled(view.teamIds ?? new Set(allTeamIds), id, isShown);
    changeRoadmapView(programId, { teamIds: teamIds.size === teams.length ? null : teamIds });
  };
  const setHealth = (health: Health, isShown: boolean) => {
    const shown = toggled(view.healths ?? new Set(healths), health, isShown);
    changeRoadmapView(programId, { healths: shown.size === healths.length ? null : shown });
  };
  const [sought, setSought] = useState('');
  const word = sought.trim().toLowerCase();
  const found = word === '' ? teams : teams.filter(({ name }) => name.toLowerCase().includes(word));
  const isOn = view.teamIds !== null || view.healths !== null;
  return (
    <DialogTrigger>
      <AriaButton className={classNames(buttonStyles.button, buttonStyles.quiet, isOn && buttonStyles.on)}>
        <Filter aria-hidden />
        Filter
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog aria-label="Filter the roadmap" className={styles.filter ?? ''}>
          <fieldset className={styles.group}>
            <legend>Health</legend>
            {healths.map((health) => (
              <Checkbox
                key={health}
                isSelected={view.healths?.has(health) ?? true}
                onChange={(isShown) => setHealth(health, isShown)}
              >
                <HealthMark health={health} /> {healthWords[health]}
              </Checkbox>
            ))}
          </fieldset>
          <fieldset className={styles.group}>
            <legend>Team</legend>
            <div className={styles.both}>
              <Button size="small" onPress={() => changeRoadmapView(programId, { teamIds: null })}>
                All teams
              </Button>
              <Button size="small" onPress={() => changeRoadmapView(programId, { teamIds: new Set() })}>
                No teams
              </Button>
            </div>
            {teams.length > mostTeams ? (
              <SearchField
                label="Find a team"
                placeholder="Find a team…"
                value={sought}
                onChange={setSought}
              />
            ) : null}
            <div className={styles.teams}>
              {found.slice(0, mostTeams).map((team) => (
                <Checkbox
                  key={team.id}
                  isSelected={view.teamIds?.has(team.id) ?? true}
                  onChange={(isShown) => setTeam(team.id, isShown)}
                >
                  {team.name}
                </Checkbox>
              ))}
            </div>
            {found.length > mostTeams ? (
              <p className={styles.more}>
                and {format.number(found.length - mostTeams)} more: find them by name
              </p>
            ) : null}
          </fieldset>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function toggled<T>(set: ReadonlySet<T>, member: T, isIn: boolean): Set<T> {
  const copy = new Set(set);
  if (isIn) copy.add(member);
  else copy.delete(member);
  return copy;
}
