import { Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/format';
import styles from './OverviewScreen.module.css';

/** "3 more promises", below a list that shows the first ones; nothing where there are no more. */
export function More(props: {
  readonly count: number;
  readonly noun: string;
  /** Of more than one, where that is not the noun with an s. */
  readonly nouns?: string;
  readonly onPress: () => void;
}) {
  const format = useFormat();
  if (props.count <= 0) return null;
  return (
    <AriaButton className={styles.all ?? ''} onPress={props.onPress}>
      {format.count(props.count, `more ${props.noun}`, `more ${props.nouns ?? `${props.noun}s`}`)}
    </AriaButton>
  );
}

/** What adds a row to the list of a card, in its head. */
export function AddButton(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button size="small" variant="quiet" icon={<Plus aria-hidden />} onPress={props.onPress}>
      {props.label}
    </Button>
  );
}
