import type { Stored } from '../../stored.js';

/** A company that owes money; in the API's words a customer. */
export interface PayerCustomer extends Stored {
  readonly extCustomerId: string;
  readonly customerName: string;
  readonly email: string;
  readonly contactFirstName: string | null;
  readonly contactLastName: string | null;
  readonly payerId: string;
}
