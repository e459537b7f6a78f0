import { Bookmark, ChevronDown, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Settings } from '../../../../contract/channels';
import { type BoardBy, boardGroupings } from '../../../../domain/layout/roadmapBoard';
import { laneGroupings } from '../../../../domain/layout/roadmapTypes';
import { type Health, healths } from '../../../../domain/model/health';
import { announce } from '../../../plan/notices';
import { changeSettings, readSettings, useSettings } from '../../../plan/settings';
import { Button } from '../../../ui/Button';
import buttonStyles from '../../../ui/Button.module.css';
import { classNames } from '../../../ui/classNames';
import { IconButton } from '../../../ui/IconButton';
import { changeRoadmapView, type RoadmapView, readRoadmapView } from '../viewState';
import styles from './ViewMenu.module.css';

type SavedView = Settings['roadmapViews'][number];

/** A view as the settings keep it. */
function viewToSaved(programId: string, title: string, view: RoadmapView): SavedView {
  const { mode, laneBy, thenBy, columnsBy, withPeriods } = view;
  return {
    programId,
    title,
    mode,
    laneBy,
    thenBy,
    columnsBy,
    withPeriods,
    collapsed: [...view.collapsed].slice(0, 5_000),
    teamIds: view.teamIds && [...view.teamIds],
    healths: view.healths && [...view.healths],
  };
}

/** Looks at the roadmap as a saved view says; words that this release does not know are left out. */
function showSaved(saved: SavedView): void {
  const isHealth = (word: string): word is Health => (healths as readonly string[]).includes(word);
  changeRoadmapView(saved.programId, {
    mode: saved.mode,
    laneBy: laneGroupings.find((it) => it === saved.laneBy) ?? 'team',
    thenBy: laneGroupings.find((it) => it === saved.thenBy) ?? null,
    columnsBy: boardGroupings.find((it): it is BoardBy => it === saved.columnsBy) ?? 'horizon',
    withPeriods: saved.withPeriods,
    collapsed: new Set(saved.collapsed),
    teamIds: saved.teamIds && new Set(saved.teamIds),
    healths: saved.healths && new Set(saved.healths.filter(isHealth)),
  });
  announce(`Showing view ${saved.title}.`);
}

const changeViews = (change: (views: readonly SavedView[]) => SavedView[]) =>
  void changeSettings({ roadmapViews: change(readSettings().roadmapViews) });

/** Ways of looking at this roadmap that have a name: one for each audience. */
export function ViewMenu({ programId }: { readonly programId: string }) {
  const views = useSettings().roadmapViews.filter((view) => view.programId === programId);
  const [title, setTitle] = useState('');
  const nameBox = useRef<HTMLInputElement>(null);
  const save = () => {
    const name = title.trim().slice(0, 80);
    if (name === '') return;
    const saved = viewToSaved(programId, name, readRoadmapView(programId));
    changeViews((known) => [...known.filter((it) => it.programId !== programId || it.title !== name), saved]);
    setTitle('');
    // The button that was pressed is of no use now: the focus must not be lost with it.
    nameBox.current?.focus();
    announce(`Saved view ${name}.`);
  };
  return (
    <DialogTrigger>
      <AriaButton className={classNames(buttonStyles.button, buttonStyles.quiet)}>
        <Bookmark aria-hidden />
        Views
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog aria-label="Saved views" className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              {views.length === 0 ? (
                <p className={styles.note}>
                  Set lanes, filter and board as an audience wants them, and save that under a name.
                </p>
              ) : (
                <ul className={styles.list}>
                  {views.map((view) => (
                    <li key={view.title}>
                      <Button
                        variant="quiet"
                        className={styles.show}
                        onPress={() => {
                          showSaved(view);
                          close();
                        }}
                      >
                        {view.title}
                      </Button>
                      <IconButton
                        size="small"
                        label={`Delete view ‘${view.title}’`}
                        onPress={() => changeViews((known) => known.filter((it) => it !== view))}
                      >
                        <Trash2 aria-hidden />
                      </IconButton>
                    </li>
                  ))}
                </ul>
              )}
              <form
                className={styles.save}
                onSubmit={(event) => {
                  event.preventDefault();
                  save();
                }}
              >
                <input
                  ref={nameBox}
                  aria-label="Name of the view"
                  placeholder="Name, e.g. Steering"
                  value={title}
                  maxLength={80}
                  onChange={(event) => setTitle(event.target.value)}
                />
                <Button type="submit" isDisabled={title.trim() === ''}>
                  Save this view
                </Button>
              </form>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
