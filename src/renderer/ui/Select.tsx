import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  SelectValue,
  Text,
  Virtualizer,
} from 'react-aria-components';
import { classNames } from './classNames';
import field from './Field.module.css';
import styles from './Select.module.css';

/** One thing to choose. */
export type Option<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  /** A mark before the words. */
  readonly mark?: ReactNode;
};

/** Chooses one of a few. With `none` the first choice is nothing (null). */
export function Select<Id extends string>(props: {
  readonly label: string;
  readonly value: Id | null;
  readonly options: readonly Option<Id>[];
  readonly onChange: (value: Id | null) => unknown;
  /** Words for nothing; without them one has to be chosen. */
  readonly none?: string | undefined;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly quiet?: boolean;
  readonly isDisabled?: boolean;
  readonly description?: string | undefined;
  readonly className?: string | undefined;
}) {
  const { label, value, options, onChange, none, hideLabel } = props;
  const shown: readonly Option[] = none === undefined ? options : [{ id: '', label: none }, ...options];
  return (
    <AriaSelect
      className={classNames(field.field, props.className)}
      selectedKey={value ?? (none === undefined ? null : '')}
      onSelectionChange={(key) => void onChange(key === '' || key === null ? null : (String(key) as Id))}
      placeholder={props.placeholder ?? 'Choose…'}
      isDisabled={props.isDisabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field.label ?? ''}>{label}</Label>}
      <Button className={classNames(styles.trigger, props.quiet && styles.quiet)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown aria-hidden className={styles.chevron} />
      </Button>
      {props.description ? (
        <Text slot="description" className={field.description ?? ''}>
          {props.description}
        </Text>
      ) : null}
      <Popover className={styles.popover ?? ''} offset={4}>
        {shown.length > 60 ? (
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 30, estimatedRowHeight: 30 }}>
            <OptionList options={shown} />
          </Virtualizer>
        ) : (
          <OptionList options={shown} />
        )}
      </Popover>
    </AriaSelect>
  );
}

/** The list inside a popover, shared by everything that chooses. */
export function OptionList(props: { readonly options: readonly Option[]; readonly empty?: string }) {
  return (
    <ListBox
      className={styles.list ?? ''}
      items={props.options}
      renderEmptyState={() => <div className={styles.empty}>{props.empty ?? 'Nothing to choose.'}</div>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles.option ?? ''}>
          {({ isSelected }) => (
            <>
              {option.mark ? <span className={styles.mark}>{option.mark}</span> : null}
              <span className={styles.words}>
                <Text slot="label" className={styles.name ?? ''}>
                  {option.label}
                </Text>
                {option.description ? (
                  <Text slot="description" className={styles.more ?? ''}>
                    {option.description}
                  </Text>
                ) : null}
              </span>
              {isSelected ? <Check aria-hidden className={styles.check} /> : null}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
