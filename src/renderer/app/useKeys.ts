import { useEffect } from 'react';
import type { Action } from '../../contract/action';
import { type ActionId, actions, isActionId, keysOf } from '../../contract/actions';
import { type Chord, pressToChord } from '../../contract/keys';
import { runAction } from '../plan/actions';
import { listen } from '../plan/door';
import { readAppInfo, readSettings } from '../plan/settings';

/** Chords that a text box has a use for: its own undo, moving and deleting by word. */
const belongsToText = (chord: Chord) =>
  !/^(Mod|Ctrl)\+/.test(chord) || /^Mod\+(Shift\+)?[ZY]$|Alt\+/.test(chord);

const isTextBox = (element: Element | null) =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && element.isContentEditable) ||
  (element instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'].includes(element.type));

/** Where single keys and those upon the selection count: the timeline, the graph, grids, or nothing at all. */
const isOnCanvas = (element: Element | null) =>
  element === null ||
  element === document.body ||
  element.id === 'main' ||
  element.closest('[data-canvas], [role="treegrid"], [role="grid"], [role="application"]') !== null;

function findAction(chord: Chord): (Action & { readonly id: ActionId }) | undefined {
  const { platform } = readAppInfo();
  return actions.find((action) => keysOf(action, platform).includes(chord));
}

function mayRun(action: Action, chord: Chord): boolean {
  const focused = document.activeElement;
  if (focused?.closest('[role="dialog"], [role="alertdialog"], [role="menu"]')) return false;
  if (isTextBox(focused) && belongsToText(chord) && !/^F\d/.test(chord)) return false;
  if (action.scope === 'canvas' || action.scope === 'selection') {
    if (!isOnCanvas(focused)) return false;
  }
  const isSingleKey = !/\+./.test(chord) && !/^F\d|^Delete$|^Backspace$/.test(chord);
  return !isSingleKey || readSettings().singleKeyShortcuts || chord === '?';
}

/**
 * Runs the actions of the table by their keys, and those that the native menu was asked for. Chords with Mod are
 * taken on the way down, before a control can keep them; the others on the way up, so that a control may.
 */
export function useKeys(): void {
  useEffect(() => {
    const take = (event: KeyboardEvent, onWayDown: boolean) => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = pressToChord(event, readAppInfo().platform);
      if (chord === null || chord.startsWith('Mod+') !== onWayDown) return;
      const action = findAction(chord);
      if (!action || !mayRun(action, chord)) return;
      // Actions that step something repeat; the others run once a press.
      if (event.repeat && !/^(row\.(move|start|finish)|roadmap\.zoom|edit\.)/.test(action.id)) return;
      if (runAction(action.id)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const down = (event: KeyboardEvent) => take(event, true);
    const up = (event: KeyboardEvent) => take(event, false);
    window.addEventListener('keydown', down, true);
    window.addEventListener('keydown', up);
    const stop = listen('menu:action', ({ actionId }) => {
      // In a text box undo is the box's, from the menu too.
      const inText = isTextBox(document.activeElement);
      if (inText && actionId === 'edit.undo') document.execCommand('undo');
      else if (inText && actionId === 'edit.redo') document.execCommand('redo');
      else if (isActionId(actionId)) runAction(actionId);
    });
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keydown', up);
      stop();
    };
  }, []);
}
