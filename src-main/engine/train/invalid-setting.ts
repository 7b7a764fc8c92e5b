import { Mistake } from '../errors.ts';

/** The mistake of a setting that training cannot use. `name` is its name in `TrainQuestion`, `found` what was given. */
export function invalidSetting(name: string, found: unknown, expected: string): Mistake {
  const shown = typeof found === 'number' ? found : String(found);
  return new Mistake('invalid-setting', `${name} must be ${expected}; found ${shown}`, null, {
    name,
    found: shown,
    expected,
  });
}
