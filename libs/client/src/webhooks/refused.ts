/** A webhook request that is not to be acted on. It holds neither the secret nor the signature that would have been right. */
export class RefusedWebhook<Kind extends string> extends Error {
  override readonly name = 'WebhookRefused';
  readonly kind: Kind;

  constructor(kind: Kind, message: string) {
    super(message);
    this.kind = kind;
  }
}
