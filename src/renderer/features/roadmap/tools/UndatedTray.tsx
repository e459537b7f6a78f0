import { Inbox } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { UndatedRow } from '../../../../domain/layout/roadmapBoard';
import { Button } from '../../../ui/Button';
import buttonStyles from '../../../ui/Button.module.css';
import { classNames } from '../../../ui/classNames';
import type { Format } from '../../../ui/format';
import styles from './ViewMenu.module.css';

/** So many are listed; the others are counted. */
const mostListed = 100;

/** What has no dates yet: placed at today by a press, or opened. */
export function UndatedTray(props: {
  readonly rows: readonly UndatedRow[];
  readonly format: Format;
  readonly onPlace: (row: UndatedRow) => void;
  readonly onOpen: (id: string) => void;
}) {
  const { rows, format } = props;
  if (rows.length === 0) return null;
  return (
    <DialogTrigger>
      <AriaButton className={classNames(buttonStyles.button, buttonStyles.quiet)}>
        <Inbox aria-hidden />
        No dates: {format.number(rows.length)}
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog aria-label="Without dates" className={styles.dialog ?? ''}>
          <ul className={styles.list}>
            {rows.slice(0, mostListed).map((row) => (
              <li key={row.id}>
                <Button variant="quiet" className={styles.show} onPress={() => props.onOpen(row.id)}>
                  {row.title}
                  <span className={styles.kind}>{row.kind}</span>
                </Button>
                <Button size="small" label={`Place ‘${row.title}’ today`} onPress={() => props.onPlace(row)}>
                  Place today
                </Button>
              </li>
            ))}
          </ul>
          {rows.length > mostListed ? (
            <p className={styles.note}>and {format.number(rows.length - mostListed)} more</p>
          ) : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
