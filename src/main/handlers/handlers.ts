import type { CommandQueue } from '../commandQueue';
import type { Caller, Handlers } from '../ipc';
import { appHandlers } from './appHandlers';
import { exportHandlers } from './exportHandlers';
import type { HandlerParts } from './handlerParts';
import { importHandlers } from './importHandlers';
import { programHandlers } from './programHandlers';
import { workspaceHandlers } from './workspaceHandlers';

/** The answers to all channels: each brings together parts that decide, and decides nothing. */
export function createHandlers(parts: HandlerParts): Handlers {
  const handlers: Handlers = {
    ...appHandlers(parts),
    ...workspaceHandlers(parts),
    ...programHandlers(parts),
    ...importHandlers(parts),
    ...exportHandlers(parts),
  };
  return afterCommands(handlers, parts.commands);
}

/** What is asked after a command is answered after it, though commands are gathered. */
function afterCommands(handlers: Handlers, commands: CommandQueue): Handlers {
  const ordered = Object.entries(handlers).map(([channel, answer]) => [
    channel,
    channel === 'program:execute'
      ? answer
      : (request: never, caller: Caller) => {
          commands.flush();
          return (answer as (request: never, caller: Caller) => unknown)(request, caller);
        },
  ]);
  return Object.fromEntries(ordered) as Handlers;
}
