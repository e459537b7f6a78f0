import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { actions, keysOf } from '../../../contract/actions';
import { chordToText } from '../../../contract/keys';
import { isActionEnabled, runAction, useActions, useActionVersion } from '../../plan/actions';
import { useFindSources } from '../../plan/finds';
import { useOpenProgram } from '../../plan/openProgram';
import { useAppInfo } from '../../plan/settings';
import { showRow } from '../../plan/showRow';
import { openProgram, useWorkspace } from '../../plan/workspace';
import chooser from '../../ui/ChooseDialog.module.css';
import { classNames } from '../../ui/classNames';
import { HealthMark } from '../../ui/HealthMark';
import styles from './CommandPalette.module.css';
import { scoreMatch, searchableRows } from './searchRows';

type Entry = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  readonly mark?: ReactNode;
  readonly run: () => void;
};
type Group = { readonly heading: string; readonly entries: readonly Entry[] };

/** So many lines of each group; more are found by typing more. */
const shownPerGroup = 12;

/** Actions, screens, rows, programs and topics by name. Mod+K opens it on everything, Mod+F on the program's rows. */
export function CommandPalette() {
  const [mode, setMode] = useState<'all' | 'rows' | null>(null);
  useActions({ 'palette.open': () => setMode('all'), 'edit.find': () => setMode('rows') });
  return (
    <ModalOverlay
      className={chooser.overlay ?? ''}
      isDismissable
      isOpen={mode !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) setMode(null);
      }}
    >
      <Modal className={classNames(chooser.modal, styles.modal)}>
        <Dialog className={chooser.dialog ?? ''} aria-label={mode === 'rows' ? 'Find' : 'Command palette'}>
          <PaletteBody mode={mode ?? 'all'} onClose={() => setMode(null)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody(props: { readonly mode: 'all' | 'rows'; readonly onClose: () => void }) {
  const { mode, onClose } = props;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const groups = useGroups(query, mode);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const listId = useId();
  const current = entries[Math.min(chosen, entries.length - 1)];
  const optionId = (entry: Entry) => `${listId}-${entry.id}`;

  const currentOption = current ? optionId(current) : undefined;
  useEffect(() => {
    if (currentOption) document.getElementById(currentOption)?.scrollIntoView({ block: 'nearest' });
  }, [currentOption]);

  const run = (entry: Entry) => {
    onClose();
    // After the palette has given the focus back: an action may look at where it is.
    window.setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || entries.length === 0) return;
    const last = entries.length - 1;
    const at = Math.min(chosen, last);
    if (event.key === 'ArrowDown') setChosen(at === last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setChosen(at === 0 ? last : at - 1);
    else if (event.key === 'PageDown') setChosen(Math.min(last, at + 8));
    else if (event.key === 'PageUp') setChosen(Math.max(0, at - 8));
    else if (event.key === 'Enter' && current) run(current);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={chooser.head}>
        <Search aria-hidden className={chooser.icon} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette exists to be typed in, and gives the focus back.
          autoFocus
          className={chooser.input}
          role="combobox"
          aria-label={mode === 'rows' ? 'Find in this program' : 'Search or run a command'}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={currentOption}
          placeholder={
            mode === 'rows'
              ? 'Find a project, milestone, person, promise…'
              : 'Type a command, or the name of anything'
          }
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label="Results" className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside of a listbox.
          <div key={group.heading} role="group" aria-label={group.heading}>
            <div className={styles.heading} aria-hidden>
              {group.heading}
            </div>
            {group.entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's; the focus stays in it.
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              <div
                key={entry.id}
                id={optionId(entry)}
                role="option"
                aria-selected={entry === current}
                className={classNames(styles.entry, entry === current && styles.current)}
                onPointerMove={() => setChosen(entries.indexOf(entry))}
                onClick={() => run(entry)}
              >
                {entry.mark}
                <span className={chooser.label}>{entry.label}</span>
                {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
                {entry.keys ? <kbd className={styles.keys}>{entry.keys}</kbd> : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 ? <p className={styles.empty}>Nothing is called that.</p> : null}
    </>
  );
}

function useGroups(query: string, mode: 'all' | 'rows'): readonly Group[] {
  const { platform } = useAppInfo();
  const version = useActionVersion((state) => state.version);
  const sources = useFindSources((state) => state.sources);
  const document = useOpenProgram((state) => state.document);
  const programs = useWorkspace();
  return useMemo(() => {
    void version;
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const best = <T extends { readonly label: string }>(
      all: readonly T[],
      textOf: (it: T) => string,
      limit = shownPerGroup,
    ): T[] =>
      all
        .map((it) => ({ it, score: scoreMatch(words, it.label, textOf(it)) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => (words.length === 0 ? 0 : b.score - a.score))
        .slice(0, limit)
        .map(({ it }) => it);

    const rows = document === null || (words.length === 0 && mode === 'all') ? [] : searchableRows(document);
    const rowGroup: Group = {
      heading: 'In this program',
      entries: best(rows, (row) => row.text, mode === 'rows' ? 40 : shownPerGroup).map((row) => ({
        id: row.id,
        label: row.label,
        detail: row.detail,
        run: () => showRow(row.id),
      })),
    };
    if (mode === 'rows') return [rowGroup].filter((group) => group.entries.length > 0);

    const enabled = actions.filter((action) => action.id !== 'palette.open' && isActionEnabled(action));
    const toEntry = (action: (typeof enabled)[number]): Entry => {
      const [chord] = keysOf(action, platform);
      return {
        id: action.id,
        label: action.menu === 'Go' ? `Go to ${action.label}` : action.label,
        keys: chord && chordToText(chord, platform),
        run: () => runAction(action.id),
      };
    };
    const found = best(
      enabled,
      (action) => `${action.label} ${action.words ?? ''} ${action.menu ?? ''}`.toLowerCase(),
      60,
    );
    const others = best(
      (programs ?? []).map((program) => ({ ...program, label: program.title })),
      (program) => program.title.toLowerCase(),
      6,
    );
    return [
      rowGroup,
      { heading: 'Commands', entries: found.filter((it) => it.menu !== 'Go').map(toEntry) },
      { heading: 'Screens', entries: found.filter((it) => it.menu === 'Go').map(toEntry) },
      {
        heading: 'Programs',
        entries: others.map((program) => ({
          id: `program-${program.id}`,
          label: program.title,
          detail: program.phase,
          mark: <HealthMark health={program.health} />,
          run: () => void openProgram(program.id),
        })),
      },
      ...Object.entries(sources).map(([heading, source]) => ({
        heading,
        entries:
          words.length === 0
            ? []
            : best(
                source(),
                (find) => `${find.label} ${find.detail ?? ''} ${find.words ?? ''}`.toLowerCase(),
                6,
              ),
      })),
    ].filter((group) => group.entries.length > 0);
  }, [query, mode, platform, version, sources, document, programs]);
}
