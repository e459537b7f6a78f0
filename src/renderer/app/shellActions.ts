import { useActions } from '../plan/actions';
import { deleteSelected, finishSelected, moveSelected } from '../plan/changeRows';
import { request } from '../plan/door';
import { exportPicture } from '../plan/exportPicture';
import { notify } from '../plan/notices';
import { undoOrRedo, useOpenProgram } from '../plan/openProgram';
import { promoteSelectedRisks, selectedOpenRisks } from '../plan/promoteRisks';
import { goTo } from '../plan/screens';
import { changeSettings } from '../plan/settings';
import { closeProgram, createProgram, openPractice, openSample } from '../plan/workspace';
import { togglePane } from '../ui/panes';

/** Whether the inspector stands open before anybody said so: where the window has room for it. */
export function inspectorOpensByDefault(): boolean {
  return window.innerWidth >= 1200;
}

/** Makes a program and puts the cursor into its title, which is what one types next. */
async function newProgram(): Promise<void> {
  if (!(await createProgram('New program'))) return;
  window.requestAnimationFrame(() => {
    const title = document.querySelector<HTMLInputElement>('input[aria-label="Program title"]');
    title?.focus();
    title?.select();
  });
}

async function saveCopy(): Promise<void> {
  const { id } = useOpenProgram.getState();
  if (id === null) return;
  const saved = await request('program:saveCopy', { id: id as never });
  if (saved === null) return;
  if (saved.ok) notify({ tone: 'done', text: `Saved a copy as ${saved.value.fileName}.` });
  else notify({ tone: 'refused', text: saved.error.message });
}

/** The topic that fits the field one is at. */
function topicAtFocus(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-topic]')?.dataset.topic ?? null;
}

/** What the actions do that belong to no screen; a screen in view may take one over. */
export function useShellActions(): void {
  useActions({
    'program.new': () => newProgram(),
    'program.openSample': () => openSample(),
    'program.saveCopy': () => saveCopy(),
    'program.close': () => closeProgram(),
    'report.export': () => goTo('Reports', 'export'),
    'roadmap.exportSvg': () => exportPicture('roadmap', 'svg', null),
    'roadmap.exportPng': () => exportPicture('roadmap', 'png', null),
    'graph.exportSvg': () => exportPicture('graph', 'svg', null),
    'graph.exportPng': () => exportPicture('graph', 'png', null),
    'edit.undo': {
      run: () => undoOrRedo('undo'),
      isEnabled: () => useOpenProgram.getState().undoLabel !== null,
    },
    'edit.redo': {
      run: () => undoOrRedo('redo'),
      isEnabled: () => useOpenProgram.getState().redoLabel !== null,
    },
    'row.delete': () => deleteSelected(),
    'row.moveEarlier': () => moveSelected(-1),
    'row.moveLater': () => moveSelected(1),
    'row.moveWeekEarlier': () => moveSelected(-7),
    'row.moveWeekLater': () => moveSelected(7),
    'row.finishEarlier': () => finishSelected(-1),
    'row.finishLater': () => finishSelected(1),
    'risk.promote': {
      run: () => promoteSelectedRisks(),
      isEnabled: () => selectedOpenRisks().length > 0,
    },
    'view.inspector': () => togglePane('inspector', inspectorOpensByDefault()),
    'theme.system': () => changeSettings({ theme: 'system' }),
    'theme.light': () => changeSettings({ theme: 'light' }),
    'theme.dark': () => changeSettings({ theme: 'dark' }),
    'go.portfolio': () => goTo('Portfolio'),
    'go.overview': () => goTo('Overview'),
    'go.roadmap': () => goTo('Roadmap'),
    'go.dependencies': () => goTo('Dependencies'),
    'go.stakeholders': () => goTo('Stakeholders'),
    'go.goals': () => goTo('Goals'),
    'go.raid': () => goTo('RAID'),
    'go.reports': () => goTo('Reports'),
    'go.guide': () => goTo('Guide'),
    'go.settings': () => goTo('Settings'),
    'help.guide': () => goTo('Guide', topicAtFocus()),
    'help.practice': () => openPractice(),
    'help.checkUp': () => goTo('Guide', 'check-up'),
  });
}
