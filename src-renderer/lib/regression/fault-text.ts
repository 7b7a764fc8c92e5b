import * as m from '../../../assets/messages/compiled/messages.js';
import type { CellFault } from '../../../src-main/ipc/contract.ts';

/** What is wrong with a cell, in a few words. */
export function faultText(fault: CellFault): string {
  return {
    missing: m.cell_missing(),
    text: m.cell_text(),
    'not-finite': m.cell_not_finite(),
    thousands: m.cell_thousands(),
    'decimal-comma': m.cell_decimal_comma(),
    'unclear-comma': m.cell_decimal_comma(),
    'mixed-decimals': m.cell_decimal_comma(),
  }[fault];
}
