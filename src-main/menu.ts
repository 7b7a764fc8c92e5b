import { Menu, type MenuItemConstructorOptions } from 'electron';
import * as m from '../assets/messages/compiled/messages.js';
import type { Language } from './ipc/contract.ts';

export interface MenuActions {
  readonly restartEngine: () => void;
}

/** The application menu in the chosen language; hidden until Alt is pressed, its keys work all the time. */
export function setMenu(locale: Language, { restartEngine }: MenuActions): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: m.menu_undo({}, { locale }) },
    { role: 'redo', label: m.menu_redo({}, { locale }) },
    { type: 'separator' },
    { role: 'cut', label: m.menu_cut({}, { locale }) },
    { role: 'copy', label: m.menu_copy({}, { locale }) },
    { role: 'paste', label: m.menu_paste({}, { locale }) },
    { role: 'selectAll', label: m.menu_select_all({}, { locale }) },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: m.menu_zoom_in({}, { locale }) },
    { role: 'zoomOut', label: m.menu_zoom_out({}, { locale }) },
    { role: 'resetZoom', label: m.menu_reset_zoom({}, { locale }) },
    { type: 'separator' },
    { role: 'togglefullscreen', label: m.menu_full_screen({}, { locale }) },
  ];
  const engine: MenuItemConstructorOptions[] = [
    { id: 'restart-engine', label: m.menu_restart_engine({}, { locale }), click: restartEngine },
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: m.menu_edit({}, { locale }), submenu: edit },
    { label: m.menu_view({}, { locale }), submenu: view },
    { label: m.menu_engine({}, { locale }), submenu: engine },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
