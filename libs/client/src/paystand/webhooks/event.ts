import type { components } from '@paystub/contracts/paystand';

type Schemas = components['schemas'];

/** What an event can be about (paystand.R210). */
interface Resources {
  readonly Payment: Schemas['Payment'];
  readonly ReceivableTransaction: Schemas['ReceivableTransaction'];
  readonly Refund: Schemas['Refund'];
  readonly Dispute: Schemas['Dispute'];
  readonly Transfer: Schemas['Transfer'];
  readonly Fee: Schemas['Fee'];
}

type About<Source extends keyof Resources> = Omit<Schemas['Event'], 'sourceType' | 'resource'> & {
  readonly sourceType: Source;
  /** As it was after the change; fetch it for what it is now. Its `object` and `status` tell what happened: events have no types. */
  readonly resource: Resources[Source];
};

/**
 * An event. A switch on `sourceType` narrows `resource`, as one on `resource.object` does. `status` is the event's own, always `active`
 * (paystand.R211). Money in `resource` is text with two decimals.
 */
export type PaystandEvent = { [Source in keyof Resources]: About<Source> }[keyof Resources];
