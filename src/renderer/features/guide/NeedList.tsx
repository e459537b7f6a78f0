import { BookOpen, Check, Circle, CircleDot } from 'lucide-react';
import type { Need } from '../../../domain/guide/need';
import { runRemedy } from '../../plan/checkUp';
import { guideTopics, openTopic } from '../../plan/guideTopics';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { IconButton } from '../../ui/IconButton';
import styles from './Lifecycle.module.css';

const words = { there: 'There', partly: 'Partly there', missing: 'Missing' } as const;

/** Needs of a program: each with its mark, what the program holds of it, where to add it, and the topic. */
export function NeedList({ needs, label }: { readonly needs: readonly Need[]; readonly label: string }) {
  const format = useFormat();
  return (
    <ul className={styles.needs} aria-label={label}>
      {needs.map((need) => {
        const Icon = need.state === 'there' ? Check : need.state === 'partly' ? CircleDot : Circle;
        const topic = guideTopics().get(need.topic);
        return (
          <li key={need.id} className={styles.need}>
            <span className={classNames(styles.mark, styles[need.state])}>
              <Icon aria-hidden />
              <span className={styles.spoken}>{`${words[need.state]}: `}</span>
            </span>
            <span className={styles.needWords}>
              <span className={styles.needTitle}>{need.title}</span>
              <span className={styles.said}>{format.prose(need.said)}</span>
            </span>
            {need.state === 'there' ? null : (
              <Button
                size="small"
                label={`Do it now: ${need.remedy.label} (${need.title})`}
                onPress={() => void runRemedy(need.remedy)}
              >
                {need.remedy.label}
              </Button>
            )}
            {topic ? (
              <IconButton
                size="small"
                label={`Read more: ${topic.title}`}
                onPress={() => openTopic(topic.id)}
              >
                <BookOpen aria-hidden />
              </IconButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
