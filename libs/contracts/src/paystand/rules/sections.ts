/** The dossier's sections of rules: title, first and last number. */
export const sections: readonly (readonly [title: string, first: number, last: number])[] = [
  ['Transport, authentication', 1, 20],
  ['Errors', 21, 31],
  ['Rate limiting', 32, 38],
  ['Lists and filters', 39, 59],
  ['Customers', 60, 72],
  ['Receivables', 73, 102],
  ['Receivable transactions', 103, 112],
  ['Attachments', 113, 128],
  ['Credit memos', 129, 137],
  ['Payments', 138, 161],
  ['Fees', 162, 173],
  ['Refunds and disputes', 174, 183],
  ['Transfers and withdrawals', 184, 194],
  ['Payer banks', 195, 202],
  ['Webhooks', 203, 223],
  ['Formats', 224, 228],
  ['Further rules', 229, 234],
];

/** How many behaviours the dossier proposes beside its rules. */
export const proposed = 0;
