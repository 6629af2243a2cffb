import { absoluteUrl, docs, exactly, matching, missing, seed, someText, utcInstant } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { oneOfEach } from './one-of-each.js';

/** The two letters of each type. */
const prefixes = {
  payment: 'PP',
  refund: 'PR',
  chargeback: 'PC',
  customer: 'CU',
  mandate: 'MD',
  subscription: 'PS',
  subscription_period: 'SP',
  installment_plan: 'PI',
  installment_plan_period: 'IP',
  event: 'EV',
  webhook: 'WH',
} as const;

/** What all objects have in common. */
export const objects = [
  rule('paypro.R12', 'An id begins with the two letters of its type.', [seed('samples'), docs('samples')], async (stage) => {
    const all = Object.entries(await oneOfEach(stage)) as [keyof typeof prefixes, { readonly id: string } | undefined][];
    for (const [type, object] of all) stage.expect(type, object, { id: matching(new RegExp(`^${prefixes[type]}`)), type });
    await stage.inferred('12 to 16 capitals and digits follow, 16 in an event', () => {
      for (const [type, object] of all) {
        const length = type === 'event' ? '16' : '12,16';
        stage.expect(type, object, { id: matching(new RegExp(`^${prefixes[type]}[A-Z0-9]{${length}}$`)) });
      }
    });
    await stage.inferred('no two are the same', () => {
      const ids = all.map(([, object]) => object?.id);
      stage.expect('different ids', new Set(ids).size, ids.length);
    });
  }),

  rule(
    'paypro.R13',
    'Every object names its type, and an absolute link to itself that leads to the same object.',
    docs('objects, _links'),
    async (stage) => {
      const all = Object.entries(await oneOfEach(stage));
      await eachOf(all, async ([type, object]) => {
        stage.expect(type, object, { type, _links: { self: absoluteUrl } });
        await stage.api.raw({ method: 'GET', path: object?._links.self ?? '' }).answers(200, exactly(object));
      });
      const { data: methods } = await stage.api.listPayMethods().answers(200);
      for (const method of methods) stage.expect('pay method', method, { type: 'pay_method', _links: missing });
      await stage.inferred('every other link leads to what it names', () =>
        eachOf(all, async ([, object]) => {
          const { self: _, checkout: __, ...links }: Readonly<Record<string, string>> = object?._links ?? {};
          await eachOf(Object.entries(links), async ([name, link]) => {
            const named = (object as Readonly<Record<string, unknown>> | undefined)?.[name];
            stage.expect(`the ${name}`, named, someText);
            await stage.api.raw({ method: 'GET', path: link }).answers(200, { id: named, type: name });
          });
        }),
      );
    },
  ),

  rule('paypro.R14', 'Instants are ISO 8601 in UTC, with a Z.', seed('samples'), async (stage) => {
    const all = await oneOfEach(stage);
    for (const [type, object] of Object.entries(all)) stage.expect(type, object, { created_at: utcInstant });
    const { refund, chargeback } = all;
    if (chargeback) stage.expect('chargeback', chargeback, { charged_back_at: utcInstant });
    if (refund) await stage.api.getPayment({ id: refund.payment }).answers(200, { paid_at: utcInstant, created_at: utcInstant });
  }),
];
