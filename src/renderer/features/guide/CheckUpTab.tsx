import { Stethoscope } from 'lucide-react';
import { memo, useDeferredValue, useEffect, useId, useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { CheckUp, Finding } from '../../../domain/checkup/checkUp';
import { type CheckArea, type Severity, severities } from '../../../domain/checkup/rule';
import { capitalize } from '../../../domain/words';
import { useCheckUp, wakeFinding } from '../../plan/checkUp';
import { announce } from '../../plan/notices';
import { openSample } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterChips } from '../../ui/FilterChips';
import { useFormat } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import styles from './CheckUp.module.css';
import { FindingCard } from './FindingCard';
import { useGuideView } from './guideView';
import { SnoozeDialog } from './SnoozeDialog';

/** So many findings are drawn at once; the rest is asked for. */
const shownFindings = 40;

/** "Check-up": what the rules find in the open program, narrowed by area and severity. */
export function CheckUpTab({ isOpen }: { readonly isOpen: boolean }) {
  if (isOpen) return <OpenCheckUp />;
  return (
    <EmptyState
      icon={<Stethoscope aria-hidden />}
      title="Open a program to check it"
      actions={
        <Button variant="primary" onPress={() => void openSample()}>
          Open sample
        </Button>
      }
    >
      The check-up reads a program as an old hand would: what is missing, what contradicts itself, what will
      hurt first. The sample has enough of it to try.
    </EmptyState>
  );
}

function OpenCheckUp() {
  // Drawn in slices, so that what is typed elsewhere does not wait for a list of cards.
  const checkUp = useDeferredValue(useCheckUp(), null);
  if (checkUp === null) return <EmptyState title="Looking through the program…" level={2} />;
  return <CheckUpFindings checkUp={checkUp} />;
}

const CheckUpFindings = memo(function CheckUpFindings({ checkUp }: { readonly checkUp: CheckUp }) {
  const { area, severities: chosen } = useGuideView();
  const format = useFormat();
  const [snoozing, setSnoozing] = useState<Finding | null>(null);
  const [shown, setShown] = useState(shownFindings);
  const headingId = useId();
  const inArea = useMemo(
    () => checkUp.findings.filter(({ rule }) => area === null || rule.area === area),
    [checkUp, area],
  );
  const findings = useMemo(
    () => inArea.filter(({ rule }) => chosen.length === 0 || chosen.includes(rule.severity)),
    [inArea, chosen],
  );
  useEffect(() => announce(format.count(findings.length, 'finding')), [findings.length, format]);
  // Each fault counts, as in the list of areas, also where many are told as one.
  const countOf = (severity: Severity) =>
    inArea.reduce((sum, { rule, parts }) => sum + (rule.severity === severity ? parts.length : 0), 0);
  return (
    <div className={styles.screen}>
      <Panel
        name="guide.areas"
        label="Areas of the check-up"
        side="left"
        defaultWidth={260}
        min={220}
        max={400}
      >
        <AreaList checkUp={checkUp} />
      </Panel>
      <section className={styles.pane} aria-labelledby={headingId}>
        <div className={styles.paneHead}>
          <h2 id={headingId} className={styles.heading}>
            {area ?? 'All findings'}
          </h2>
          <FilterChips
            label="Severity"
            value={chosen}
            chips={severities.map((id) => ({ id, label: capitalize(id), count: countOf(id) }))}
            onChange={(value) => useGuideView.setState({ severities: value })}
          />
        </div>
        {findings.length === 0 ? (
          <EmptyState
            title={inArea.length === 0 ? 'Nothing found here' : 'Nothing of this severity'}
            level={3}
          >
            {inArea.length === 0
              ? 'The rules have nothing to say. Ask the leads what the plan does not show.'
              : 'Choose another severity, or none to see all.'}
          </EmptyState>
        ) : (
          <ul className={styles.findings}>
            {findings.slice(0, shown).map((finding) => (
              <FindingCard key={finding.key} finding={finding} onSnooze={() => setSnoozing(finding)} />
            ))}
          </ul>
        )}
        {findings.length > shown ? (
          <Button onPress={() => setShown(shown + shownFindings)}>
            {`Show ${format.count(findings.length - shown, 'more finding')}`}
          </Button>
        ) : null}
        <SnoozedList checkUp={checkUp} area={area} />
      </section>
      {snoozing ? <SnoozeDialog finding={snoozing} onClose={() => setSnoozing(null)} /> : null}
    </div>
  );
});

/** The areas with their scores; choosing one narrows the list. */
function AreaList({ checkUp }: { readonly checkUp: CheckUp }) {
  const area = useGuideView((state) => state.area);
  const format = useFormat();
  const total = checkUp.areas.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles.areas}>
      <div className={styles.total}>
        <span className={styles.totalScore}>{checkUp.score ?? '–'}</span>
        <span className={styles.totalWords}>
          <span>of 100</span>
          <span className={styles.muted}>
            {total === 0 ? 'Nothing found' : format.count(total, 'finding')}
          </span>
        </span>
      </div>
      <ListBox
        aria-label="Areas"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[area ?? 'all']}
        onSelectionChange={(keys) => {
          const [key] = keys;
          useGuideView.setState({ area: key === undefined || key === 'all' ? null : (key as CheckArea) });
        }}
        className={styles.areaList ?? ''}
      >
        <ListBoxItem id="all" textValue="All areas" className={styles.area ?? ''}>
          <span className={styles.areaName}>All areas</span>
          <span className={styles.areaCount}>{format.number(total)}</span>
        </ListBoxItem>
        {checkUp.areas.map((it) => (
          <ListBoxItem key={it.area} id={it.area} textValue={it.area} className={styles.area ?? ''}>
            <span className={styles.areaName}>{it.area}</span>
            <span className={styles.spoken}>
              {`: ${format.count(it.count, 'finding')}, ${it.score === null ? 'no score yet' : `${it.score} of 100`}`}
            </span>
            <span className={styles.areaCount} aria-hidden>
              {it.count === 0 ? '' : format.number(it.count)}
            </span>
            <span className={styles.meter} aria-hidden>
              <span style={{ width: `${it.score ?? 0}%` }} />
            </span>
            <span className={styles.areaScore} aria-hidden>
              {it.score ?? '–'}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

function SnoozedList(props: { readonly checkUp: CheckUp; readonly area: CheckArea | null }) {
  const format = useFormat();
  const snoozed = props.checkUp.snoozed.filter(
    ({ finding }) => props.area === null || finding.rule.area === props.area,
  );
  if (snoozed.length === 0) return null;
  const bySnooze = new Map(snoozed.map((it) => [it.snooze.id as string, it]));
  return (
    <div className={styles.snoozed}>
      <h3 className={styles.snoozedTitle}>{`Snoozed (${format.number(snoozed.length)})`}</h3>
      <ul>
        {[...bySnooze.values()].map(({ finding, snooze }) => {
          const count = snoozed.filter((it) => it.snooze.id === snooze.id).length;
          return (
            <li key={snooze.id} className={styles.snoozedLine}>
              <span className={styles.snoozedWords}>
                <span>
                  {count > 1
                    ? `${format.number(count)} ${finding.rule.many}.`
                    : format.prose(finding.sentence)}
                </span>
                <span className={styles.muted}>
                  {`Until ${format.dayShort(snooze.untilDay)}: ${snooze.reason}`}
                </span>
              </span>
              <Button
                size="small"
                label={`Wake: ${finding.sentence}`}
                onPress={() => void wakeFinding(snooze.id)}
              >
                Wake
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
