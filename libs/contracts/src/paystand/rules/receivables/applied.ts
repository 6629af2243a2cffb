import { where } from '../../../verifier/index.js';
import type { PaystandStage } from '../parts.js';

/** So many transactions of an invoice, newest first: they may take some seconds to come. */
export async function transactionsOf({ api, passSeconds, expect }: PaystandStage, receivableId: string, count: number) {
  const look = () => api.listReceivableTransactions({ receivableId }).answers(200, { results: where('a list', Array.isArray) });
  for (let asked = 0; asked < 10 && (await look()).results.length < count; asked += 1) await passSeconds(1);
  const { results } = await look();
  expect('transactions', results.length, count);
  return results;
}

/** Of amounts, in dollars. */
export const sumOf = (amounts: readonly string[]) => amounts.reduce((cents, amount) => cents + Math.round(Number(amount) * 100), 0) / 100;
