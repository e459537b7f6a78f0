import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay, useFilter } from 'react-aria-components';
import styles from './ChooseDialog.module.css';
import type { Option } from './Select';

/** So many are listed; more are found by typing more. */
const listed = 60;

/** Chooses one of many above the window: type a part of its name, arrows, Enter. Escape chooses nothing. */
export function ChooseDialog<Id extends string>(props: {
  readonly title: string;
  readonly options: readonly Option<Id>[];
  readonly onChoose: (id: Id) => void;
  readonly onClose: () => void;
}) {
  const { title, options, onChoose, onClose } = props;
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isDismissable
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''} aria-label={title}>
          <Chooser title={title} options={options} onChoose={onChoose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Chooser<Id extends string>(props: {
  readonly title: string;
  readonly options: readonly Option<Id>[];
  readonly onChoose: (id: Id) => void;
}) {
  const { title, options, onChoose } = props;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const { contains } = useFilter({ sensitivity: 'base' });
  const found = useMemo(() => {
    const wanted = query.trim();
    if (wanted === '') return options;
    return options.filter((it) => contains(it.label, wanted) || contains(it.description ?? '', wanted));
  }, [options, query, contains]);
  const shown = found.slice(0, listed);
  const current = shown[Math.min(at, shown.length - 1)];
  const optionId = (option: Option) => `${listId}-${option.id}`;
  const currentId = current && optionId(current);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !current) return;
    const last = shown.length - 1;
    const from = Math.min(at, last);
    if (event.key === 'ArrowDown') setAt(from === last ? 0 : from + 1);
    else if (event.key === 'ArrowUp') setAt(from === 0 ? last : from - 1);
    else if (event.key === 'Enter') onChoose(current.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.head}>
        <Search aria-hidden className={styles.icon} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog exists to be typed in, and gives the focus back.
          autoFocus
          role="combobox"
          aria-label={title}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={currentId}
          autoComplete="off"
          spellCheck={false}
          className={styles.input}
          placeholder={title}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div id={listId} role="listbox" aria-label={title} className={styles.list}>
        {shown.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's above; the focus stays there.
          <div
            key={option.id}
            id={optionId(option)}
            role="option"
            tabIndex={-1}
            aria-selected={option === current}
            className={styles.option}
            onClick={() => onChoose(option.id)}
          >
            <span className={styles.label}>{option.label}</span>
            {option.description ? <span className={styles.more}>{option.description}</span> : null}
          </div>
        ))}
        {shown.length === 0 ? <p className={styles.empty}>Nothing matches.</p> : null}
        {found.length > listed ? (
          <p className={styles.rest}>and {(found.length - listed).toLocaleString('en-US')} more: type on</p>
        ) : null}
      </div>
    </>
  );
}
