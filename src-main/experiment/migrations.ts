/**
 * Brings an experiment from one version of the file to the next. What it is given has the form of its version only if the
 * file is undamaged; what it throws, or returns in a wrong form, refuses the file.
 */
export type Migration = (experiment: unknown) => unknown;

/**
 * The first leads from version 1 to version 2, and so on; the newest version is one more than there are. Files of every
 * version open for ever, so a migration is never changed or taken out.
 */
export const migrations: readonly Migration[] = [];
