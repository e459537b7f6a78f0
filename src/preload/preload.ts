import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Door, EventName, Events } from '../contract/channels';

/** The door: all that a page can reach of the shell. What may be asked, and how, is decided on the other side. */
const door = {
  request: async (channel, payload) => {
    const reply = await ipcRenderer.invoke('request', channel, payload);
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
