import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  Label,
  ListLayout,
  Popover,
  useFilter,
  Virtualizer,
} from 'react-aria-components';
import { classNames } from './classNames';
import field from './Field.module.css';
import { type Option, OptionList } from './Select';
import selectStyles from './Select.module.css';

const newId = '__new';

/**
 * Chooses one of many by typing a part of its name. An emptied box is nothing (null). With `onCreate` a name that
 * is not there can be added.
 */
export function ComboBox<Id extends string>(props: {
  readonly label: string;
  readonly value: Id | null;
  readonly options: readonly Option<Id>[];
  readonly onChange: (value: Id | null) => unknown;
  readonly onCreate?: ((name: string) => unknown) | undefined;
  readonly hideLabel?: boolean;
  readonly quiet?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  readonly className?: string | undefined;
}) {
  const { label, value, options, onChange, onCreate, hideLabel } = props;
  const chosen = value === null ? '' : (options.find((option) => option.id === value)?.label ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  // Thousands of options are not given to a list that nobody has opened yet.
  const [isAsked, setIsAsked] = useState(false);
  const { contains } = useFilter({ sensitivity: 'base' });
  const text = typed ?? chosen;
  const shown = useMemo((): readonly Option[] => {
    if (!isAsked) return options.length <= 60 ? options : options.filter((option) => option.id === value);
    const query = typed?.trim() ?? '';
    if (query === '' || query === chosen) return options;
    const matching = options.filter(
      (option) => contains(option.label, query) || contains(option.description ?? '', query),
    );
    const known = matching.some((option) => option.label.toLowerCase() === query.toLowerCase());
    return onCreate && !known ? [...matching, { id: newId, label: `Add “${query}”` }] : matching;
  }, [typed, chosen, options, contains, onCreate, isAsked, value]);

  return (
    <AriaComboBox
      className={classNames(field.field, props.className)}
      items={shown}
      inputValue={text}
      onInputChange={setTyped}
      selectedKey={value}
      allowsEmptyCollection
      menuTrigger="focus"
      isDisabled={props.isDisabled ?? false}
      onSelectionChange={(key) => {
        if (key === newId) {
          const name = typed?.trim() ?? '';
          if (name !== '') onCreate?.(name);
        } else if (key === null) {
          if (typed?.trim() === '' && value !== null) onChange(null);
        } else if (key !== value) onChange(String(key) as Id);
        setTyped(null);
      }}
      onFocus={() => setIsAsked(true)}
      onBlur={() => {
        setIsAsked(false);
        if (typed !== null && typed.trim() === '' && value !== null) onChange(null);
        setTyped(null);
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {hideLabel ? null : <Label className={field.label ?? ''}>{label}</Label>}
      <div className={classNames(field.control, props.quiet && field.quiet)}>
        <Input className={field.input ?? ''} placeholder={props.placeholder ?? ''} />
        <Button className={field.affix ?? ''}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Popover className={selectStyles.popover ?? ''} offset={4}>
        {shown.length > 60 ? (
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 30, estimatedRowHeight: 30 }}>
            <OptionList options={shown} empty="Nothing matches." />
          </Virtualizer>
        ) : (
          <OptionList options={shown} empty="Nothing matches." />
        )}
      </Popover>
    </AriaComboBox>
  );
}
