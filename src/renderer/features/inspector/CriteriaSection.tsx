import { X } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { Gate } from '../../../domain/model/work';
import { Checkbox } from '../../ui/Checkbox';
import { IconButton } from '../../ui/IconButton';
import { TextField } from '../../ui/TextField';
import styles from './Inspector.module.css';
import { Section } from './Section';

type Criterion = Gate['criteria'][number];

/** Written conditions, each met or not, with what shows it. */
export function CriteriaSection(props: {
  readonly title: string;
  readonly criteria: readonly Criterion[];
  readonly onChange: (criteria: readonly Criterion[]) => unknown;
  /** What shows that each is met can be written down. */
  readonly hasEvidence?: boolean;
  /** The words of the criteria may not be changed. */
  readonly isFixed?: boolean;
  readonly foot?: ReactNode;
}) {
  const { title, criteria, onChange, hasEvidence = false, isFixed = false } = props;
  const [added, setAdded] = useState(0);
  const met = criteria.filter((it) => it.met).length;
  const change = (index: number, changes: Partial<Criterion>) =>
    onChange(criteria.map((it, at) => (at === index ? { ...it, ...changes } : it)));
  return (
    <Section
      title={title}
      end={
        criteria.length > 0 ? (
          <span className={styles.note}>
            {met} of {criteria.length} met
          </span>
        ) : null
      }
    >
      {criteria.map((criterion, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a criterion has no identity but its place and words.
        <Fragment key={`${index} ${criterion.title}`}>
          <div className={styles.criterion}>
            <Checkbox
              label={`Met: ${criterion.title}`}
              isSelected={criterion.met}
              onChange={(isMet) => change(index, { met: isMet })}
            />
            <TextField
              label={`Criterion ${index + 1}`}
              hideLabel
              quiet
              wraps
              value={criterion.title}
              isReadOnly={isFixed}
              onCommit={(words) =>
                words.trim() === ''
                  ? onChange(criteria.filter((_, at) => at !== index))
                  : change(index, { title: words })
              }
            />
            {isFixed ? null : (
              <IconButton
                label={`Remove criterion ${index + 1}`}
                size="small"
                onPress={() => void onChange(criteria.filter((_, at) => at !== index))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </div>
          {hasEvidence ? (
            <TextField
              label={`Evidence of criterion ${index + 1}`}
              hideLabel
              quiet
              wraps
              value={criterion.evidence}
              placeholder="What shows it"
              className={styles.evidence}
              onCommit={(evidence) => change(index, { evidence })}
            />
          ) : null}
        </Fragment>
      ))}
      {isFixed ? null : (
        <TextField
          key={`${criteria.length} ${added}`}
          label="New criterion"
          hideLabel
          value=""
          placeholder="Add a criterion that is either met or not…"
          onCommit={(words) => {
            setAdded((count) => count + 1);
            return words.trim() === ''
              ? undefined
              : onChange([...criteria, { title: words, met: false, evidence: '' }]);
          }}
        />
      )}
      {props.foot}
    </Section>
  );
}
