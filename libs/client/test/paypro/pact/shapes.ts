import { MatchersV3 } from '@pact-foundation/pact';

const { eachLike, equal, integer, like, regex } = MatchersV3;

const api = 'https://api.paypro.nl/';
const id = /^(P[PRCSI]|CU|MD|SP|IP|EV|WH)[A-Z0-9]{12,16}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const secret = /^[A-Za-z0-9]{32}$/;

/** An answer as the client needs it: ids, instants, links and secrets are so by their form, whatever else by its value. */
export function shaped(value: unknown): unknown {
  if (typeof value === 'string') return shapedText(value);
  if (Array.isArray(value)) return value.map(shaped);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'pay_method') return shapedPayMethod(value as unknown as PayMethod);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shaped(field)]));
}

function shapedText(text: string): unknown {
  if (id.test(text)) return regex(formOf(text), text);
  if (instant.test(text)) return regex(instant, text);
  if (secret.test(text)) return regex(secret, text);
  if (!text.startsWith(api)) return text;
  // Where the pages are is the provider's own business.
  if (text.startsWith(`${api}checkout/`)) return regex('^https?://.+$', text);
  const [path, query] = text.slice(api.length).split('?');
  const steps = (path ?? '').split('/').map((step) => (id.test(step) ? formOf(step).slice(1, -1) : step));
  return regex(`^https?://.+/${steps.join('/')}${query === undefined ? '' : '\\?(.+&)?cursor=[^&]+(&.+)?'}$`, text);
}

const formOf = (text: string): string => `^${text.slice(0, 2)}[A-Z0-9]{12,16}$`;

interface PayMethod {
  readonly id: string;
  readonly name: string;
  readonly currencies: readonly string[];
  readonly minimum_amount: number;
  readonly maximum_amount: number;
  readonly details: { readonly issuers: readonly object[] } | null;
}

/** The method is known, what it is called and takes are the account's. */
const shapedPayMethod = ({ id, name, currencies, minimum_amount, maximum_amount, details }: PayMethod) => ({
  id,
  type: equal('pay_method'),
  name: like(name),
  currencies,
  minimum_amount: integer(minimum_amount),
  maximum_amount: integer(maximum_amount),
  details: details && { issuers: eachLike(like(details.issuers[0])) },
});

/** Any of several pay methods, in a list of all that the account has: their details are not alike. */
export function anyPayMethod(method: PayMethod): object {
  const { details: _, ...shape } = shapedPayMethod(method);
  return { ...shape, id: like(method.id), currencies: equal(method.currencies) };
}
