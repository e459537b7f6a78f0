import type { ChannelName, Door, EventName, Events, RequestOf, ResponseOf } from '../../contract/channels';

declare global {
  interface Window {
    /** Put there by the preload; nothing but this file touches it. */
    readonly throughline: Door;
  }
}

/** Asks the shell; rejects only on a defect. */
export function request<C extends ChannelName>(channel: C, payload: RequestOf<C>): Promise<ResponseOf<C>> {
  return window.throughline.request(channel, payload);
}

/** Hears what the shell says, until the function that it answers is called. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.throughline.listen(event, listener);
}
