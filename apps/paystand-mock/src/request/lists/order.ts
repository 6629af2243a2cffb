import { wrongParameter } from '../../refusals.js';

/** Dossier 4.2: what a list can be ordered by. */
const fields = ['created', 'lastUpdated', 'amount', 'status', 'id'] as const;

export type OrderField = (typeof fields)[number];

export interface Order {
  readonly field: OrderField;
  readonly ascending: boolean;
}

/** `lastUpdated DESC`. */
export function orderOf(text: string, parameter: string): Order {
  const [, name, direction] = /^(\w+) (ASC|DESC)$/.exec(text) ?? [];
  const field = fields.find((known) => known === name);
  if (!field) throw wrongParameter(parameter, `${parameter} must be one of ${fields.join(', ')}, and ASC or DESC`, text);
  return { field, ascending: direction === 'ASC' };
}

export const orderText = ({ field, ascending }: Order): string => `${field} ${ascending ? 'ASC' : 'DESC'}`;
