import { ArrowRight, CircleQuestionMark } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { topicByDialog, topicOfView } from '../../domain/guide/topicByPlace';
import { topicGist } from '../../domain/guide/topicText';
import { Button } from '../ui/Button';
import { classNames } from '../ui/classNames';
import { guideTopics, openTopic } from './guideTopics';
import type { ScreenName } from './screens';
import styles from './TopicHelp.module.css';

/** A quiet "?" that says the gist of a topic where it is needed; "Read more" leads into the guide. */
export function TopicHelp(props: {
  readonly topicId: string;
  /** What it stands beside: "this screen". Without it, it is named by the topic. */
  readonly about?: string;
  readonly className?: string | undefined;
  /** Beside a field, F1 does the same: there it is no stop of its own. */
  readonly isBesideField?: boolean;
  /** Told when the guide is opened, which a dialog would cover. */
  readonly onRead?: () => void;
}) {
  const topic = guideTopics().get(props.topicId);
  if (!topic) return null;
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={props.about === undefined ? `Topic: ${topic.title}` : `About ${props.about}`}
        excludeFromTabOrder={props.isBesideField ?? false}
        className={classNames(styles.trigger, props.className)}
      >
        <CircleQuestionMark aria-hidden />
      </AriaButton>
      <Popover className={styles.popover ?? ''} offset={6}>
        <Dialog className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" className={styles.title ?? ''}>
                {topic.title}
              </Heading>
              {topicGist(topic.body).map((text) => (
                <p key={text} className={styles.gist}>
                  {text}
                </p>
              ))}
              <Button
                size="small"
                variant="quiet"
                autoFocus
                icon={<ArrowRight aria-hidden />}
                onPress={() => {
                  close();
                  props.onRead?.();
                  openTopic(topic.id);
                }}
              >
                Read more
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The "?" of a view of a screen, beside its tabs. */
export function ViewHelp(props: { readonly screen: ScreenName; readonly view: string }) {
  const topicId = topicOfView(props.screen, props.view);
  return topicId === undefined ? null : <TopicHelp topicId={topicId} about={props.view} />;
}

/** The "?" of a dialog, beside its title; what is read closes it. */
export function DialogHelp(props: {
  readonly dialog: keyof typeof topicByDialog;
  readonly onRead: () => void;
}) {
  return <TopicHelp topicId={topicByDialog[props.dialog]} about={props.dialog} onRead={props.onRead} />;
}
