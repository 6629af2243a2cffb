import type { components } from '@paystub/contracts/paystand';
import { debtorOf } from '../lookups/receivables.js';
import { isActive } from '../resources/attachments/attachment.js';
import { americanDay } from '../resources/receivables/days.js';
import type { Receivable } from '../resources/receivables/receivable.js';
import type { Tx } from '../state.js';
import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';
import { presentAttachment } from './attachment.js';

type Schemas = components['schemas'];

/** paystand.R78, R79: as its creation answers, lists and updates too. */
export const presentReceivable = (tx: Tx, receivable: Receivable, owner: string): Schemas['Receivable'] => ({
  ...told(tx, receivable),
  status: receivable.status,
  payerCustomerId: receivable.payerCustomerId,
  date: isoMillis(receivable.date),
  dateDue: isoMillis(receivable.dateDue),
  ownerId: owner,
  ...dated(receivable),
});

/** paystand.R89 */
export const presentReadReceivable = (tx: Tx, receivable: Receivable, owner: string, api: string): Schemas['ReadReceivable'] => ({
  ...presentReceivable(tx, receivable, owner),
  invoiceKey: receivable.invoiceKey,
  attachments: [...tx.attachments.all(['receivable', receivable.id])]
    .filter(isActive)
    .map((attachment) => presentAttachment(attachment, api)),
});

const bareWords = { active: 'current', paid: 'paid', cancelled: 'cancelled' } as const;

/** paystand.R90: the older form. */
export const presentBareReceivable = (tx: Tx, receivable: Receivable): Schemas['BareReceivable'] => ({
  ...told(tx, receivable),
  status: bareWords[receivable.status],
  invoiceKey: receivable.invoiceKey,
  payerCustomerId: receivable.payerCustomerId,
  dateDue: americanDay(receivable.dateDue),
  ...dated(receivable),
});

/** As a receivable transaction has it (dossier 6.3, W). */
export const presentAppliedReceivable = (tx: Tx, receivable: Receivable): Schemas['AppliedReceivable'] => ({
  ...told(tx, receivable),
  dateDue: isoMillis(receivable.dateDue),
});

/** What every form has. */
function told(tx: Tx, receivable: Receivable) {
  const { extCustomerId, email } = debtorOf(tx, receivable);
  return {
    object: 'receivable',
    id: receivable.id,
    amount: moneyText(receivable.amount),
    amountPaid: moneyText(receivable.amountPaid),
    currency: receivable.currency,
    extId: receivable.extId,
    extCustomerId,
    payerEmail: email,
    ...(receivable.datePaid === null ? {} : { datePaid: isoMillis(receivable.datePaid) }),
  } as const;
}

const dated = ({ created, lastUpdated }: Receivable) => ({ created: isoMillis(created), lastUpdated: isoMillis(lastUpdated) });
