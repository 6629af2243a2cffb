/** Payments as a plain server would keep them: what it answers with, in a Map and an array. No world, no checks, no journal, no event. */

interface Asked {
  readonly amount: number;
  readonly currency: string;
  readonly description: string;
  readonly return_url?: string;
  readonly cancel_url?: string;
  readonly metadata?: object;
  readonly locale?: string;
}

interface Payment extends Asked {
  readonly id: string;
}

/** A page token in the sandbox's links is as long. */
const TOKEN = 'a'.repeat(24);

/** `payMethod` is what the sandbox shows in its payments, so that both answer with as many bytes. */
export function plainPayments(payMethod: unknown, base: () => string) {
  const byId = new Map<string, Payment>();
  const all: Payment[] = [];
  return {
    create(asked: Asked): Payment {
      const id = `PP${(all.length + 1).toString(36).toUpperCase().padStart(12, '0')}`;
      const payment = {
        id,
        type: 'payment',
        amount: asked.amount,
        currency: asked.currency,
        description: asked.description,
        pay_method: payMethod,
        state: 'open',
        refunded_amount: 0,
        return_url: asked.return_url ?? '',
        cancel_url: asked.cancel_url ?? '',
        metadata: asked.metadata ?? {},
        customer: null,
        mandate: null,
        subscription: null,
        installment_plan: null,
        locale: asked.locale ?? 'nl',
        paid_at: null,
        created_at: `${new Date().toISOString().slice(0, 19)}Z`,
        _links: { self: `${base()}/payments/${id}`, checkout: `${base()}/~${TOKEN}/checkout/${id}` },
      };
      byId.set(id, payment);
      all.push(payment);
      return payment;
    },
    get: (id: string): Payment | undefined => byId.get(id),
    newest(limit: number) {
      const data = all.slice(-limit).reverse();
      const last = Buffer.from(`n:${data.at(-1)?.id}`).toString('base64url');
      const self = `${base()}/payments`;
      return { type: 'list', data, count: data.length, _links: { self, next: `${self}?cursor=${last}&limit=${limit}` } };
    },
  };
}

export const PAGE = 20;
