import type { BusinessUnits } from './business-unit.js';

/** What in reality Paystar's account managers set up. */
export interface Settings {
  readonly businessUnits: BusinessUnits;
  /** How long a receiver may take to answer, in the machine's time. */
  readonly webhookTimeoutMs: number;
}

export const defaultSettings: Settings = {
  businessUnits: {
    'acme-utilities': {
      name: 'Acme Utilities',
      agents: { 'cashier@acme-utilities.example': { pos: true }, 'clerk@acme-utilities.example': { pos: false } },
    },
    'water-bill-pay': { name: 'Water Bill Pay' },
  },
  webhookTimeoutMs: 10_000,
};
