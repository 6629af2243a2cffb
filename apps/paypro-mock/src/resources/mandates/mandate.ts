import type { PayMethodId } from '../pay-methods/pay-method.js';

export type MandateState = 'pending' | 'approved';

export interface Mandate {
  readonly id: string;
  readonly state: MandateState;
  readonly customer: string;
  readonly pay_method: PayMethodId;
  readonly created_at: number;
}
