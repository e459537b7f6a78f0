import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/IconButton';
import { TextField } from '../../../ui/TextField';
import styles from './DialogTable.module.css';

/** The rows of a dialog under their heads; the last column, of what one can do with a row, has a spoken one. */
export function DialogTable(props: {
  readonly heads: readonly string[];
  readonly spokenHead?: string;
  readonly children: ReactNode;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
          {props.spokenHead === undefined ? null : (
            <th>
              <span className={styles.spoken}>{props.spokenHead}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

/** The name of a row, written where it stands; an empty one is not taken. */
export function RowName(props: { readonly title: string; readonly onRename: (title: string) => unknown }) {
  return (
    <TextField
      label={`Name of ‘${props.title}’`}
      hideLabel
      quiet
      value={props.title}
      onCommit={(text) => (text.trim() === '' ? undefined : props.onRename(text.trim()))}
    />
  );
}

/** Takes a row away; what takes it away offers Undo. */
export function RemoveRow(props: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <IconButton size="small" label={props.label} onPress={props.onRemove}>
      <Trash2 aria-hidden />
    </IconButton>
  );
}
