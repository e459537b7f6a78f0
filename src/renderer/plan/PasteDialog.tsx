import type { ReactNode } from 'react';
import type { SingleCommand } from '../../domain/commands/command';
import { Button } from '../ui/Button';
import { classNames } from '../ui/classNames';
import { Dialog } from '../ui/Dialog';
import { useFormat } from '../ui/format';
import { notify } from './notices';
import { act, undoOrRedo } from './openProgram';
import styles from './PasteDialog.module.css';

/** So many rows and faults are listed; the others are counted. */
const listed = 200;

/** What a paste would do, and what of it was not understood. */
type PastePlan = {
  readonly commands: readonly SingleCommand[];
  readonly faults: readonly {
    readonly line: number;
    readonly reason: string;
    readonly isLeftOut?: boolean;
  }[];
};

/** What a paste would do, before it does: how it was read, every change, and what is left out with its reason. */
export function PasteDialog<Row>(props: {
  readonly title: string;
  /** Null where what was pasted is no table; `refusal` says why. */
  readonly plan: PastePlan | null;
  readonly refusal: string;
  readonly readBy: string;
  /** What else has to be said before it can be done. */
  readonly question?: ReactNode;
  /** Asks for what is still to be said. */
  readonly isWaiting?: boolean;
  /** What is done, as a button and as its absence: "Add 3 items", "Nothing to add". */
  readonly words: { readonly button: string; readonly none: string; readonly pasted: string };
  readonly tableLabel: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly columns: readonly {
    readonly head: string;
    readonly cell: (row: Row) => ReactNode;
    readonly look?: 'quiet' | 'number';
  }[];
  readonly onPasted?: () => void;
  readonly onClose: () => void;
}) {
  const { plan, rows, columns, words, onClose } = props;
  const format = useFormat();
  const isIdle = !plan || plan.commands.length === 0 || props.isWaiting === true;
  const paste = async () => {
    if (!plan || isIdle) return;
    const commands = [...plan.commands];
    if (!(await act({ type: 'batch', label: `Paste ${words.pasted}`, commands }))) return;
    onClose();
    props.onPasted?.();
    notify({
      tone: 'done',
      text: `Pasted ${words.pasted}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <Dialog
      title={props.title}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={isIdle} onPress={() => void paste()}>
            {plan && plan.commands.length > 0 ? words.button : words.none}
          </Button>
        </>
      }
    >
      {plan === null ? (
        <p>{props.refusal}</p>
      ) : (
        <div className={styles.paste}>
          <p>{props.readBy}</p>
          {props.question}
          {rows.length > 0 ? (
            <table className={styles.rows} aria-label={props.tableLabel}>
              <thead>
                <tr>
                  {columns.map(({ head, look }) => (
                    <th key={head} scope="col" className={look && styles[look]}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, listed).map((row) => (
                  <tr key={props.keyOf(row)}>
                    {columns.map(({ head, cell, look }) => (
                      <td key={head} className={look && styles[look]}>
                        {cell(row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {rows.length > listed ? <p>and {format.number(rows.length - listed)} more</p> : null}
          {plan.faults.length > 0 ? (
            <section aria-label="Left out">
              <h3 className={styles.head}>
                Left out: {format.count(plan.faults.length, 'entry', 'entries')}
              </h3>
              <ul className={styles.faults}>
                {plan.faults.slice(0, listed).map((fault) => (
                  <li key={`${fault.line} ${fault.reason}`}>
                    <span className={classNames(styles.line, styles.number)}>
                      line {fault.line}
                      {fault.isLeftOut ? ', all of it' : ''}
                    </span>
                    {format.prose(fault.reason)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
