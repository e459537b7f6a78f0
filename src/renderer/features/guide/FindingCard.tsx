import { BookOpen, ChevronRight, Clock, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { type Finding, remedyOf } from '../../../domain/checkup/checkUp';
import { capitalize } from '../../../domain/words';
import { runRemedy, severityTones } from '../../plan/checkUp';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import styles from './CheckUp.module.css';

/** So many faults of one finding are listed at once. */
const shownParts = 25;

/** One finding: what, why it matters, do it now, read more, snooze; many of a kind can be unfolded. */
export function FindingCard({
  finding,
  onSnooze,
}: {
  readonly finding: Finding;
  readonly onSnooze: () => void;
}) {
  const { rule, remedy, parts } = finding;
  const format = useFormat();
  const titleId = useId();
  const partsId = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const [shown, setShown] = useState(shownParts);
  const topic = guideTopics().get(rule.topic);
  return (
    <li className={styles.finding} aria-labelledby={titleId}>
      <Chip tone={severityTones[rule.severity]} className={styles.severity}>
        {capitalize(rule.severity)}
      </Chip>
      <div className={styles.findingBody}>
        <p id={titleId} className={styles.sentence}>
          {format.prose(finding.sentence)}
        </p>
        <p className={styles.why}>{rule.why}</p>
        <div className={styles.acts}>
          <Button
            size="small"
            icon={remedy.kind === 'change' ? <Undo2 aria-hidden className={styles.flipped} /> : undefined}
            label={`Do it now: ${remedy.label}`}
            onPress={() => void runRemedy(remedy)}
          >
            {remedy.label}
          </Button>
          {parts.length > 1 ? (
            <Button
              size="small"
              variant="quiet"
              icon={<ChevronRight aria-hidden className={classNames(isUnfolded && styles.turned)} />}
              isExpanded={isUnfolded}
              onPress={() => setUnfolded(!isUnfolded)}
            >
              {isUnfolded ? 'Hide them' : `Show all ${format.number(parts.length)}`}
            </Button>
          ) : null}
          <Button size="small" variant="quiet" icon={<Clock aria-hidden />} onPress={onSnooze}>
            Snooze…
          </Button>
          {topic ? (
            <Button
              size="small"
              variant="quiet"
              icon={<BookOpen aria-hidden />}
              label={`Read more: ${topic.title}`}
              onPress={() => openTopic(topic.id)}
            >
              Read more
            </Button>
          ) : null}
        </div>
        {isUnfolded ? (
          <>
            <ul id={partsId} className={styles.parts}>
              {parts.slice(0, shown).map((part) => {
                const mend = remedyOf(rule, part);
                const label = mend.kind === 'change' ? mend.label : 'Open';
                return (
                  <li key={part.ids.join(' ') + part.sentence} className={styles.part}>
                    <span className={styles.partWords}>{format.prose(part.sentence)}</span>
                    <Button
                      size="small"
                      variant="quiet"
                      label={`${label}: ${part.sentence}`}
                      onPress={() => void runRemedy(mend)}
                    >
                      {label}
                    </Button>
                  </li>
                );
              })}
            </ul>
            {parts.length > shown ? (
              <Button size="small" variant="quiet" onPress={() => setShown(shown + shownParts * 4)}>
                {`${format.number(parts.length - shown)} more`}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </li>
  );
}
