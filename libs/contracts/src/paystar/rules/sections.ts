/** The dossier's sections of rules: title, first and last number. The proposed behaviours, P1 to P35, follow them. */
export const sections: readonly (readonly [title: string, first: number, last: number])[] = [
  ['Authentication and envelope', 1, 8],
  ['Creating payment sessions', 9, 43],
  ['Metadata and payment fields', 44, 51],
  ['Account modes', 52, 54],
  ['Account sync', 55, 65],
  ['Customer sync', 66, 71],
  ['Management sessions', 72, 78],
  ['Expiry', 79, 82],
  ['Completion', 83, 85],
  ['Events API', 86, 97],
  ['Query API', 98, 101],
  ['Webhooks', 102, 112],
  ['SDK', 113, 127],
];

/** How many behaviours the dossier proposes beside its rules. */
export const proposed = 35;
