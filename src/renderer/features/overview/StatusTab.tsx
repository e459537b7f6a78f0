import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { findRow } from '../../../domain/model/document';
import type { StatusUpdate } from '../../../domain/model/status';
import { updateFaults, updatesOf, weekOverWeek } from '../../../domain/status/statusUpdate';
import { draftStatus } from '../../plan/draftStatus';
import { useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
import { ComboBox } from '../../ui/ComboBox';
import { classNames } from '../../ui/classNames';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { HealthChip, healthWords } from '../../ui/HealthMark';
import styles from './Status.module.css';

/** What was said of the program or a project, the latest first, each held against the one before. */
export function StatusTab() {
  const document = useDocument();
  const format = useFormat();
  const [projectId, setProjectId] = useState<string | null>(null);
  const subjectId = findRow(document, 'project', projectId)?.id ?? null;
  const updates = updatesOf(document, subjectId);
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <ComboBox
          label="Updates about"
          hideLabel
          value={projectId}
          options={document.projects.map((it) => ({ id: it.id as string, label: it.title }))}
          placeholder="About the whole program"
          onChange={setProjectId}
          className={styles.whose}
        />
        <span className={styles.note}>{format.count(updates.length, 'update')}</span>
        <span className={styles.space} />
        <Button variant="primary" icon={<PenLine aria-hidden />} onPress={() => void draftStatus(subjectId)}>
          Draft an update
        </Button>
      </div>
      {updates.length === 0 ? (
        <EmptyState title="Nothing was said yet" level={3} learn={<TopicLink topicId="bottom-line-first" />}>
          A draft is made from what changed: the bottom line first, at most five highlights of fifteen words,
          and the ask.
        </EmptyState>
      ) : (
        <ol className={styles.updates}>
          {updates.map((update, index) => (
            <li key={update.id}>
              <UpdateCard update={update} before={updates[index + 1] ?? null} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function UpdateCard(props: { readonly update: StatusUpdate; readonly before: StatusUpdate | null }) {
  const { update, before } = props;
  const document = useDocument();
  const format = useFormat();
  const isSelected = useSelection(({ ids }) => ids.includes(update.id));
  const faults = updateFaults(update);
  const author = findRow(document, 'stakeholder', update.authorId)?.name;
  const differs = update.computed !== null && update.health !== null && update.computed !== update.health;
  return (
    <article className={classNames(styles.update, isSelected && styles.chosen)}>
      <header className={styles.updateHead}>
        <h2 className={styles.day}>
          {format.day(update.day)}
          <span className={styles.note}>
            {format.relative(update.day)}
            {author ? ` · ${author}` : ''}
          </span>
        </h2>
        <span className={styles.chips}>
          {update.health ? <HealthChip health={update.health} /> : null}
          {differs && update.computed ? (
            <HealthChip
              health={update.computed}
              word={`The plan said ${healthWords[update.computed].toLowerCase()}`}
            />
          ) : null}
        </span>
      </header>
      <p className={styles.summary}>
        {update.summary || <span className={styles.note}>No bottom line yet.</span>}
      </p>
      <div className={styles.columns}>
        <Lines title="Highlights" lines={update.highlights} />
        <Lines title="Lowlights" lines={update.lowlights} />
        <Lines title="Ask" lines={update.asks} />
      </div>
      {before ? <Compared before={before} update={update} /> : null}
      <footer className={styles.foot}>
        <Button
          size="small"
          label={`Edit the update of ${format.day(update.day)}`}
          onPress={() => inspectRow(update.id)}
        >
          Edit
        </Button>
        {faults.length > 0 ? <span className={styles.faults}>To mend: {faults.join(', ')}</span> : null}
      </footer>
    </article>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <h3 className={styles.heading}>{title}</h3>
      {lines.length === 0 ? (
        <p className={styles.note}>None</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Compared(props: { readonly before: StatusUpdate; readonly update: StatusUpdate }) {
  const { before, update } = props;
  const format = useFormat();
  const week = weekOverWeek(before, update);
  const word = (health: StatusUpdate['health']) =>
    health === null ? 'no colour' : healthWords[health].toLowerCase();
  const parts = [
    week.healthChanged ? `${word(before.health)} → ${word(update.health)}` : `still ${word(update.health)}`,
    week.newLowlights.length > 0 ? format.count(week.newLowlights.length, 'new lowlight') : '',
    week.goneLowlights.length > 0 ? `no longer told: ${week.goneLowlights.join('; ')}` : '',
    week.askedAgain.length > 0 ? `asked again: ${week.askedAgain.join('; ')}` : '',
  ].filter(Boolean);
  return (
    <p className={styles.compared}>
      Since {format.dayShort(before.day)}: {parts.join(' · ')}
    </p>
  );
}
