import { Search, X } from 'lucide-react';
import { SearchField as AriaSearchField, Button, Input } from 'react-aria-components';
import { classNames } from './classNames';
import field from './Field.module.css';
import styles from './SearchField.module.css';

/** Filters what is in view while one types; Escape empties it. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
  readonly onSubmit?: (text: string) => void;
  readonly autoFocus?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <AriaSearchField
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
      {...(props.onSubmit ? { onSubmit: props.onSubmit } : {})}
      className={classNames(styles.search, props.className)}
    >
      <div className={classNames(field.control, styles.control)}>
        <Search aria-hidden className={styles.icon} />
        <Input
          className={classNames(field.input, styles.input)}
          placeholder={props.placeholder ?? 'Search'}
        />
        {props.value === '' ? null : (
          <Button className={field.affix ?? ''} aria-label="Clear search">
            <X aria-hidden />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}
