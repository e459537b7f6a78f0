import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Door, EventName, Events } from '../contract/channels';
import { findExcess, limitsOf } from '../contract/requestSize';

/** The door: all that a page can reach of the shell. What may be asked, and how, is decided on the other side. */
const door = {
  request: async (...asked: readonly unknown[]) => {
    // Before it is copied: what is too large would hold up both sides.
    const excess = findExcess(asked.slice(1), limitsOf(asked[0]));
    if (excess !== null) throw new Error(`${String(asked[0]).slice(0, 100)}: the request ${excess}.`);
    const reply = await ipcRenderer.invoke('request', ...asked);
    if ('fault' in reply) throw new Error(reply.fault);
    return reply.answer;
  },
  listen: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => {
    const hear = (_: IpcRendererEvent, payload: Events[E]) => listener(payload);
    ipcRenderer.on(`event:${event}`, hear);
    return () => {
      ipcRenderer.off(`event:${event}`, hear);
    };
  },
} satisfies Door;

contextBridge.exposeInMainWorld('throughline', door);
