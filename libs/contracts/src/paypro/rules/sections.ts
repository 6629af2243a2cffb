/** The dossier's sections of rules: title, first and last number. The proposed behaviours, P1 to P12, follow them. */
export const sections: readonly (readonly [title: string, first: number, last: number])[] = [
  ['Transport, auth, errors', 1, 14],
  ['Lists', 15, 22],
  ['Payments', 23, 44],
  ['Refunds', 45, 59],
  ['Chargebacks', 60, 63],
  ['Pay methods', 64, 64],
  ['Customers', 65, 70],
  ['Mandates', 71, 74],
  ['Subscriptions', 75, 104],
  ['Installment plans', 105, 115],
  ['Events and webhooks', 116, 137],
];

/** How many behaviours the dossier proposes beside its rules. */
export const proposed = 12;
