import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { topicBySection } from '../../../domain/guide/topicByPlace';
import { TopicHelp } from '../../plan/TopicHelp';
import { classNames } from '../../ui/classNames';
import { FieldEditor, type Subject } from './FieldEditor';
import type { FieldGroup } from './fields';
import styles from './Inspector.module.css';

/** A part of the inspector under its heading. */
export function Section(props: {
  readonly title: string | null;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  const topicId = props.title === null ? undefined : topicBySection[props.title];
  return (
    // A group, not a region: the inspector is one landmark.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this.
    <div
      role="group"
      className={styles.section}
      {...(props.title === null ? {} : { 'aria-label': props.title })}
    >
      {props.title === null ? null : (
        <div className={styles.sectionHead}>
          <h3 className={styles.heading}>{props.title}</h3>
          {topicId === undefined ? null : (
            <TopicHelp topicId={topicId} about={props.title} className={styles.headHelp} />
          )}
          {props.end}
        </div>
      )}
      {props.children}
    </div>
  );
}

/** A part that is folded away until it is asked for. */
export function FoldedSection(props: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const topicId = topicBySection[props.title];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this.
    <div role="group" className={styles.section} aria-label={props.title}>
      <div className={styles.foldHead}>
        <h3>
          <Button
            className={classNames(styles.fold, isOpen && styles.unfolded)}
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            <ChevronRight aria-hidden />
            {props.title}
          </Button>
        </h3>
        {topicId === undefined ? null : <TopicHelp topicId={topicId} about={props.title} />}
      </div>
      {isOpen ? props.children : null}
    </div>
  );
}

/** A group of fields of the table. */
export function FieldGroupSection(props: { readonly group: FieldGroup; readonly subject: Subject }) {
  const { group, subject } = props;
  if (group.fields.length === 0) return null;
  const fields = (
    <div className={styles.fields}>
      {group.fields.map((field) => (
        <FieldEditor key={field.path} field={field} subject={subject} />
      ))}
    </div>
  );
  return group.isFolded && group.title !== null ? (
    <FoldedSection title={group.title}>{fields}</FoldedSection>
  ) : (
    <Section title={group.title}>{fields}</Section>
  );
}
