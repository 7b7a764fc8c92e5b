/** Goes through every lesson in every language on the real app; a quarter of an hour, so not part of `npm test`. */
process.env['TAPELAB_LESSONS'] = 'whole';
process.argv.push('lessons');
await import('./e2e.ts');

export {};
