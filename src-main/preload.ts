import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels, noticeChannels, type Bridge } from './ipc/contract.ts';

const bridge: Bridge = {
  invoke(channel, request) {
    if (!channels.includes(channel)) return Promise.reject(new Error(`No such channel: ${channel}`));
    return ipcRenderer.invoke(channel, request);
  },
  on(channel, listener) {
    if (!noticeChannels.includes(channel)) throw new Error(`No such notice: ${channel}`);
    const forward = (_event: IpcRendererEvent, notice: Parameters<typeof listener>[0]): void => listener(notice);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.off(channel, forward);
  },
};

contextBridge.exposeInMainWorld('tapelab', bridge);
