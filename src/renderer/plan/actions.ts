import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { Action } from '../../contract/action';
import { type ActionId, actions } from '../../contract/actions';
import { useOpenProgram } from './openProgram';
import { useSelection } from './selection';

/** What an action does here, and whether it can be done now (always, when it does not say). */
export type ActionHandler = {
  readonly run: () => unknown;
  readonly isEnabled?: () => boolean;
};
type Handlers = Partial<Record<ActionId, ActionHandler | (() => unknown)>>;

/** Handlers by action, the latest last: a screen in view takes an action over from the shell. */
const handlersById = new Map<ActionId, ActionHandler[]>();

/** Counts registrations, so that what lists actions is drawn anew. */
export const useActionVersion = create<{ readonly version: number }>(() => ({ version: 0 }));

/** Says what actions do, until the function that it answers is called. */
export function registerActions(handlers: Handlers): () => void {
  const registered: [ActionId, ActionHandler][] = [];
  for (const [id, handler] of Object.entries(handlers) as [ActionId, ActionHandler | (() => unknown)][]) {
    const whole = typeof handler === 'function' ? { run: handler } : handler;
    handlersById.set(id, [...(handlersById.get(id) ?? []), whole]);
    registered.push([id, whole]);
  }
  useActionVersion.setState(({ version }) => ({ version: version + 1 }));
  return () => {
    for (const [id, handler] of registered) {
      handlersById.set(
        id,
        (handlersById.get(id) ?? []).filter((it) => it !== handler),
      );
    }
    useActionVersion.setState(({ version }) => ({ version: version + 1 }));
  };
}

/**
 * Says what actions do while a component is mounted. The set of ids must stay the same; what they do may change with
 * every render.
 */
export function useActions(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const through = Object.fromEntries(
      (Object.keys(latest.current) as ActionId[]).map((id) => {
        const current = () => {
          const handler = latest.current[id];
          return typeof handler === 'function' ? { run: handler } : handler;
        };
        return [id, { run: () => current()?.run(), isEnabled: () => current()?.isEnabled?.() ?? true }];
      }),
    ) as Handlers;
    return registerActions(through);
  }, []);
}

/** Whether something would happen if the action were run now. */
export function isActionEnabled(action: Action & { readonly id: ActionId }): boolean {
  const handler = handlersById.get(action.id)?.at(-1);
  if (!handler) return false;
  if (action.scope !== 'always' && useOpenProgram.getState().id === null) return false;
  if (action.scope === 'selection' && useSelection.getState().ids.length === 0) return false;
  return handler.isEnabled?.() ?? true;
}

/** Runs an action if it can be done now; answers whether it was. Menus, keys, palette and buttons all come here. */
export function runAction(id: ActionId): boolean {
  const action = actions.find((it) => it.id === id);
  if (!action || !isActionEnabled(action)) return false;
  handlersById.get(id)?.at(-1)?.run();
  return true;
}
