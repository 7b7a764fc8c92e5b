import { expect, it } from 'vitest';
import { asFailure, SetupFailure } from './failure.ts';

const systemError = (code: string, path?: string): Error => Object.assign(new Error(`${code}: oh`), { code, path });

it('says what a full or forbidden disk means', () => {
  expect(asFailure(systemError('ENOSPC')).message).toBe('The disk is full.');
  expect(asFailure(systemError('EACCES', '/somewhere')).message).toContain('(/somewhere)');
});

it('keeps a failure as it is, and gives anything else one line', () => {
  const failure = new SetupFailure('what', 'remedy');
  expect(asFailure(failure)).toBe(failure);
  expect(asFailure(new Error('first\nsecond')).message).toBe('Something unexpected happened: first');
});
