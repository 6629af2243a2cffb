import type { Outcome } from './payment-source.js';

export const approved: Outcome = { Status: 'Succeeded', gatewayResponseDescription: 'Approved' };

export const refused = (gatewayResponseDescription: string): Outcome => ({ Status: 'Failed', gatewayResponseDescription });

/** On its way, and what becomes of it. */
export const underWay = (settles: 'Succeeded' | 'Failed' = 'Succeeded'): Outcome => ({
  Status: 'Pending',
  settles,
  gatewayResponseDescription: 'Pending',
});

/** What becomes of a payment with this outcome in the end. */
export const endOf = ({ Status, settles = 'Succeeded' }: Outcome): 'Succeeded' | 'Failed' => (Status === 'Pending' ? settles : Status);

/** How a bank that refuses puts it: as the source has it, where its payments fail anyway. */
export const refusalOf = (outcome: Outcome): string => (outcome.Status === 'Failed' ? outcome.gatewayResponseDescription : 'Declined');
