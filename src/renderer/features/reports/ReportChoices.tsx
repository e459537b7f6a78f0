import { ArrowDown, ArrowUp, RotateCcw } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { secondLevelOf } from '../../../domain/layout/roadmapLanes';
import { laneGroupings } from '../../../domain/layout/roadmapTypes';
import {
  audienceSections,
  audienceTitles,
  chosenSections,
  type ReportAudience,
  reportAudiences,
  type SectionId,
  sectionKinds,
} from '../../../domain/report/options';
import { capitalize } from '../../../domain/words';
import { useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { DayField } from '../../ui/DayField';
import { IconButton } from '../../ui/IconButton';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Select } from '../../ui/Select';
import { LogoChoice } from './LogoChoice';
import styles from './ReportsScreen.module.css';
import { changeReport, useReportDraft } from './reportDraft';
import { WeeklyChoice } from './WeeklyReport';

const audienceWords: Readonly<Record<ReportAudience, string>> = {
  executive: 'One page: status at a glance, and the ask',
  steering: 'What deciders need, without the working group’s lists',
  full: 'Everything, in twelve sections',
  team: 'What a team gives and gets, one page each',
  external: 'By month, for a supplier: no other suppliers, no costs',
  gate: 'Criteria, evidence, what stands in the way, the verdict',
  closeout: 'What was achieved, against the baseline, and what is handed over',
  brief: 'What you say in thirty seconds',
};
const audiences = reportAudiences.map((id) => ({
  id,
  label: audienceTitles[id],
  description: audienceWords[id],
}));
const papers = [
  { id: 'a4', label: 'A4' },
  { id: 'letter', label: 'Letter' },
  { id: 'a3', label: 'A3' },
  { id: 'wide', label: '16:9' },
] as const;
const orientations = [
  { id: 'auto', label: 'As fits' },
  { id: 'portrait', label: 'Upright' },
  { id: 'landscape', label: 'Sideways' },
] as const;
const roadmaps = [
  { id: 'fit', label: 'Fit to page' },
  { id: 'tiles', label: 'In tiles' },
] as const;
const lanes = laneGroupings.map((id) => ({ id, label: capitalize(id) }));
const reaches = [
  { id: '7', label: 'Next week' },
  { id: '14', label: 'Next two weeks' },
  { id: '28', label: 'Next four weeks' },
  { id: '60', label: 'Next 60 days' },
  { id: '90', label: 'Next 90 days' },
] as const;

/** Who the report is for, over what time, on what paper, with which sections. */
export function ReportChoices() {
  const { options } = useReportDraft();
  const { audience } = options;
  const document = useDocument();
  const isForTeam = audience === 'team';
  const teams = document.teams.filter((it) => isForTeam || it.external);
  return (
    <>
      <div className={styles.choice}>
        <Select
          label="Audience"
          value={audience}
          options={audiences}
          onChange={(chosen) => {
            if (chosen) changeReport({ audience: chosen, sections: null, teamId: null, gateId: null });
          }}
        />
        {(isForTeam || audience === 'external') && (
          <Select
            label={isForTeam ? 'Team' : 'For the supplier'}
            none={isForTeam ? 'Every team' : 'No particular one'}
            value={options.teamId}
            options={teams.map((it) => ({ id: it.id, label: it.name }))}
            onChange={(teamId) => changeReport({ teamId })}
          />
        )}
        {audience === 'gate' && (
          <Select
            label="Gate"
            none="The next without a verdict"
            value={options.gateId}
            options={document.gates.map((it) => ({ id: it.id, label: it.title }))}
            onChange={(gateId) => changeReport({ gateId })}
          />
        )}
      </div>
      <div className={styles.choice}>
        <h2>Period</h2>
        <DayField
          label="Changed since"
          value={options.sinceDay}
          placeholder="Last report, or two weeks ago"
          onCommit={(sinceDay) => changeReport({ sinceDay })}
        />
        <Select
          label="Looks ahead"
          value={String(options.nextDays) as (typeof reaches)[number]['id']}
          options={reaches}
          onChange={(days) => changeReport({ nextDays: Number(days ?? 14) })}
        />
      </div>
      <div className={styles.choice}>
        <h2>Paper</h2>
        <SegmentedControl
          label="Paper"
          value={options.paper}
          options={papers}
          onChange={(paper) => changeReport({ paper })}
        />
        {options.paper !== 'wide' && (
          <SegmentedControl
            label="Orientation"
            value={options.orientation}
            options={orientations}
            onChange={(orientation) => changeReport({ orientation })}
          />
        )}
      </div>
      {audienceSections[audience].some((id) => id === 'roadmap') && (
        <div className={styles.choice}>
          <h2>Roadmap</h2>
          <RoadmapLanes />
          {audience !== 'executive' && (
            <>
              <SegmentedControl
                label="Roadmap"
                value={options.roadmap}
                options={roadmaps}
                onChange={(roadmap) => changeReport({ roadmap })}
              />
              <p className={styles.note}>
                {options.roadmap === 'fit'
                  ? 'All of its time on each sheet.'
                  : 'A few months on each sheet; the sheets of a strip stand side by side.'}
              </p>
            </>
          )}
        </div>
      )}
      <LogoChoice />
      <div className={styles.choice}>
        <WeeklyChoice />
      </div>
      {audienceSections[audience].length > 1 && audience !== 'executive' && <Sections />}
    </>
  );
}

/** What the lanes of the roadmap are made of. */
function RoadmapLanes() {
  const { laneBy, thenBy } = useReportDraft().options;
  const second = secondLevelOf(laneBy, thenBy);
  return (
    <>
      <Select
        label="Lanes by"
        value={laneBy}
        options={lanes}
        onChange={(chosen) => chosen && changeReport({ laneBy: chosen })}
      />
      {laneBy === 'project' ? null : (
        <Select
          label="Then by"
          none="One level"
          value={second}
          options={lanes.filter(({ id }) => id !== laneBy)}
          onChange={(chosen) => changeReport({ thenBy: chosen })}
        />
      )}
    </>
  );
}

/** Which sections are printed, and in which order: chosen ones first, moved by buttons or by Alt and an arrow. */
function Sections() {
  const { options } = useReportDraft();
  const list = useRef<HTMLUListElement>(null);
  const chosen = chosenSections(options);
  const own = audienceSections[options.audience];
  const left = own.filter((id) => !chosen.includes(id));
  const isUsual = chosen.length === own.length && chosen.every((id, i) => id === own[i]);
  const choose = (sections: readonly SectionId[]) => {
    const usual = sections.length === own.length && sections.every((id, i) => id === own[i]);
    changeReport({ sections: usual ? null : [...sections] });
  };
  const toggle = (id: SectionId, isOn: boolean) => {
    if (!isOn) return choose(chosen.filter((it) => it !== id));
    // Back to where it usually stands: before the first one that usually comes after it.
    const after = own.slice(own.indexOf(id) + 1);
    const at = chosen.findIndex((it) => after.includes(it));
    const place = at === -1 ? chosen.length : at;
    choose([...chosen.slice(0, place), id, ...chosen.slice(place)]);
  };
  const move = (id: SectionId, by: 1 | -1) => {
    const from = chosen.indexOf(id);
    const to = from + by;
    if (from === -1 || to < 0 || to >= chosen.length) return;
    const moved = chosen.filter((it) => it !== id);
    choose([...moved.slice(0, to), id, ...moved.slice(to)]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-id="${id}"] input`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent, id: SectionId) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1);
  };
  const canMove = options.audience !== 'team';
  return (
    <section className={styles.choice} aria-label="Sections">
      <h2>Sections</h2>
      <ul ref={list} className={styles.sections}>
        {[...chosen, ...left].map((id) => {
          const isOn = chosen.includes(id);
          const { title } = sectionKinds[id];
          const at = chosen.indexOf(id);
          return (
            <li key={id} data-id={id} onKeyDown={(event) => onKeyDown(event, id)}>
              <Checkbox isSelected={isOn} onChange={(value) => toggle(id, value)}>
                {title}
              </Checkbox>
              {canMove && isOn && (
                <span className={styles.moves}>
                  <IconButton
                    label={`Move ${title} up`}
                    keys="Alt+↑"
                    size="small"
                    isDisabled={at === 0}
                    onPress={() => move(id, -1)}
                  >
                    <ArrowUp aria-hidden size={14} />
                  </IconButton>
                  <IconButton
                    label={`Move ${title} down`}
                    keys="Alt+↓"
                    size="small"
                    isDisabled={at === chosen.length - 1}
                    onPress={() => move(id, 1)}
                  >
                    <ArrowDown aria-hidden size={14} />
                  </IconButton>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {!isUsual && (
        <Button
          size="small"
          variant="quiet"
          icon={<RotateCcw aria-hidden size={14} />}
          onPress={() => changeReport({ sections: null })}
        >
          Usual sections
        </Button>
      )}
    </section>
  );
}
