/** What can be open in the window. */
export type Workbench = 'start' | 'derivative' | 'regression' | 'tape';
