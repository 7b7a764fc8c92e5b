import { describe, expect, it } from 'vitest';
import { shippedData } from './shipped-data.ts';
import { columnTitle, columnWords } from './words.ts';

describe('a column', () => {
  it('of every table that ships has a title in words', () => {
    for (const data of [shippedData('house-sales', ['area']), shippedData('boiling-points', ['boiling'])]) {
      for (const { name } of data.columns) expect(columnWords(data, name).title).toMatch(/^[A-Z]|^\p{L}/u);
    }
    expect(columnTitle({ origin: 'house-sales' }, 'area')).toMatch(/^\p{L}.* \(m²\)$/u);
  });

  it('of the user’s own table is called as it is, though it shares a name', () => {
    expect(columnWords({ origin: null }, 'area')).toEqual({ title: 'area', unit: '' });
  });

  it.each(['toString', 'constructor', '__proto__', 'volume'])('that no table ships is called as it is: %s', (name) => {
    expect(columnTitle({ origin: 'house-sales' }, name)).toBe(name);
  });
});
