import type { OpenedProgram, OpeningProgram, StoreFault } from '../../contract/channels';
import { ok, type Result } from '../../domain/result';
import { pushToWindows } from '../windows';
import type { HandlerParts } from './handlerParts';

/** Has a window show a program that was opened for it: remembers it as the latest, and begins to hand it over. */
export function enterProgram(
  { settings, handOvers, showing }: HandlerParts,
  opened: Result<OpenedProgram, StoreFault>,
  windowId: number,
): Result<OpeningProgram, StoreFault> {
  if (!opened.ok) return opened;
  const { id } = opened.value;
  showing(windowId, id);
  const recent = [id, ...settings.settings.recentProgramIds.filter((other) => other !== id)];
  const changes = { lastProgramId: id, recentProgramIds: recent.slice(0, 20) } as never;
  pushToWindows('settings:changed', settings.change(changes));
  return ok(handOvers.begin(opened.value, windowId));
}
