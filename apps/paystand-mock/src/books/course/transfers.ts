import type { Bank } from '../../resources/banks/bank.js';
import type { TransferEvent } from '../../resources/transfers/states.js';
import { advance, fail, newTransfer, nextStage, type Transfer } from '../../resources/transfers/transfer.js';
import { follow, newWithdrawal, type Withdrawal } from '../../resources/withdrawals/withdrawal.js';
import type { Tx } from '../../state.js';
import { nextId } from '../../values/ids.js';
import { OWNER, tell } from '../../webhooks.js';
import { presentTransfer } from '../../wire/transfer.js';
import type { Balance } from '../ledger/balance.js';
import { giveBackEntries, openEntries, takeEntries } from '../ledger/book.js';
import type { Entry } from '../ledger/entry.js';

/** Dossier 10.6, S10; paystand.R188: one payout of all that is available of a currency. A debt is carried over. */
export function payOut(tx: Tx, { id: currency }: Balance): Transfer | undefined {
  const entries = openEntries(tx, currency);
  const amount = entries.reduce((sum, entry) => sum + entry.amount, 0);
  if (amount <= 0) return undefined;
  const bankId = payoutBank(tx, currency).id;
  const withdrawal = tx.withdrawals.put(newWithdrawal(nextId(tx), tx.now, { amount, currency, bankId }));
  const transfer = tx.transfers.put(newTransfer(nextId(tx), tx.now, withdrawal));
  takeEntries(tx, entries, transfer);
  for (const { id: entryId, ...entry } of entries) report(tx, transfer, entryId, entry);
  return advanceTransfer(tx, transfer);
}

function report(
  tx: Tx,
  { id: transferId }: Transfer,
  entryId: string,
  { amount, currency, resourceType, resourceId, paymentId }: Omit<Entry, 'id'>,
) {
  const dates = { created: tx.now, lastUpdated: tx.now };
  tx.transferReportEntries.put({ id: nextId(tx), ...dates, transferId, entryId, amount, currency, resourceType, resourceId, paymentId });
}

/** paystand.R185, R219: one stage on. The first that anybody hears of a payout is that it is processed. */
export function advanceTransfer(tx: Tx, before: Transfer): Transfer {
  const stage = nextStage(before);
  if (!stage) return before;
  const transfer = tx.transfers.put(advance(before, stage, tx.now, nextId(tx)));
  followedBy(tx, transfer, stage);
  tell(tx, 'Transfer', stage === 'process' ? undefined : presentTransfer(tx, before, OWNER), presentTransfer(tx, transfer, OWNER));
  return transfer;
}

/** paystand.R187: the merchant's bank does not take it, and the money is available again. */
export function failTransfer(tx: Tx, before: Transfer, reason: string): void {
  const transfer = tx.transfers.put(fail(before, tx.now, reason));
  followedBy(tx, transfer, 'fail');
  const entries = [...tx.transferReportEntries.all(['transfer', transfer.id])].map(({ entryId }) => tx.entries.get(entryId) as Entry);
  giveBackEntries(tx, entries, transfer.currency);
  tell(tx, 'Transfer', presentTransfer(tx, before, OWNER), presentTransfer(tx, transfer, OWNER));
}

function followedBy(tx: Tx, { withdrawalId }: Transfer, event: TransferEvent): void {
  if (event !== 'send') tx.withdrawals.put(follow(tx.withdrawals.get(withdrawalId) as Withdrawal, event, tx.now));
}

/** The merchant's own for the currency, the newest where there are several. */
const payoutBank = (tx: Tx, currency: string): Bank => tx.banks.window({ in: ['payout', currency], limit: 1 }).records[0] as Bank;
