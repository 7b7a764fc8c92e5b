import type { Workbench } from './workbench.ts';

/** Which workbench is open; links from one to another change it too. */
class Navigation {
  open: Workbench = $state('start');
}

export const navigation = new Navigation();
