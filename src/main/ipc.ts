import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import Store from 'electron-store';
import type { ChannelName, ResponseOf } from '../contract/channels';
import { isChannelName, type ParsedRequest, parseRequest } from './requests';
import { type WindowKind, windowKindOf } from './windows';

/** Who asks: the id of the window's contents. */
export type Caller = { readonly windowId: number };

/** What answers each channel; a channel without one does not compile. */
export type Handlers = {
  readonly [C in ChannelName]: (
    request: ParsedRequest<C>,
    caller: Caller,
  ) => ResponseOf<C> | Promise<ResponseOf<C>>;
};

/** What goes back through the door: the answer, or one sentence that the preload rejects with. */
export type Reply = { readonly answer: unknown } | { readonly fault: string };

const reportChannels: readonly ChannelName[] = ['report:job', 'report:ready'];

function mayAsk(kind: WindowKind, channel: ChannelName): boolean {
  return reportChannels.includes(channel) === (kind === 'report');
}

/**
 * Answers the pages' requests: from a window of ours, its main frame, showing a page of ours; of a channel that there
 * is; in the shape and size that the contract has. Anything else is turned down in words.
 */
export function answerRequests(
  handlers: Handlers,
  isOwnPage: (url: string) => boolean,
  reportDefect: (where: string, error: unknown) => void,
): void {
  // electron-store answers any page with the path of the user's data, and nothing here asks it. It begins to with its
  // first store, which may not be there yet, and never twice: so it is made to begin here.
  Store.initRenderer();
  ipcMain.removeAllListeners('electron-store-get-data');
  ipcMain.on('electron-store-get-data', (event) => {
    event.returnValue = null;
  });
  ipcMain.handle('request', async (event, ...args: readonly unknown[]): Promise<Reply> => {
    const [channel, payload] = args;
    const kind = trustedKindOf(event, isOwnPage);
    if (kind === null) return { fault: 'This page may not ask.' };
    if (!isChannelName(channel)) return { fault: `There is no channel ${String(channel).slice(0, 100)}.` };
    if (!mayAsk(kind, channel)) return { fault: `${channel}: this window may not ask that.` };
    if (args.length !== 2)
      return { fault: `${channel}: the request has ${args.length - 1} parts instead of one.` };
    const parsed = parseRequest(channel, payload);
    if (!parsed.ok) return { fault: parsed.error };
    const handler = handlers[channel] as (request: unknown, caller: Caller) => unknown;
    try {
      return { answer: await handler(parsed.value, { windowId: event.sender.id }) };
    } catch (error) {
      reportDefect(channel, error);
      return { fault: `${channel} failed: ${error instanceof Error ? error.message : String(error)}` };
    }
  });
}

function trustedKindOf(event: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): WindowKind | null {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame || !isOwnPage(frame.url)) return null;
  return windowKindOf(event.sender);
}
