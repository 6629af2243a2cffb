import type { components } from '@paystub/contracts/paystand';
import type { Payer } from '../resources/payers/payer.js';
import { isoMillis } from '../values/dates.js';
import { idFor } from '../values/ids.js';
import type { Address, Stored } from '../values/stored.js';

type Schemas = components['schemas'];

export const presentPayer = (payer: Payer, owner: string): Schemas['Payer'] => ({
  object: 'payer',
  id: payer.id,
  name: payer.name,
  email: payer.email,
  ...(payer.externalId === null ? {} : { externalId: payer.externalId }),
  ...(payer.address === null ? {} : { address: presentAddress(payer.address, payer) }),
  ...(payer.meta === null ? {} : { meta: payer.meta }),
  ownerId: owner,
  status: 'active',
  created: isoMillis(payer.created),
  lastUpdated: isoMillis(payer.lastUpdated),
});

/** An address is kept in whose it is, and dated as that is. */
export const presentAddress = (address: Address, of: Stored): Schemas['Address'] => ({
  object: 'address',
  id: idFor(`address/${of.id}`),
  street1: address.street1 ?? '',
  ...(address.street2 === undefined ? {} : { street2: address.street2 }),
  city: address.city ?? '',
  state: address.state ?? '',
  postalCode: address.postalCode ?? '',
  country: address.country ?? 'USA',
  status: 'active',
  created: isoMillis(of.created),
  lastUpdated: isoMillis(of.lastUpdated),
});
