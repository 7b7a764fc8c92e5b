/** What can be open in the window. */
export type Workbench = 'start' | 'lessons' | 'derivative' | 'regression' | 'tape';
