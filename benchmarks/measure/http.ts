/** A request as a usual client sends it. */
export function request(method: 'GET' | 'POST', path: string, key: string, body?: unknown, headers: readonly string[] = []): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: shop/1.0',
    'Accept: application/json',
    `Authorization: Bearer ${key}`,
    ...headers,
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
}

/** What a shop orders: iDEAL, so that an answer shows its issuers and is 1.2 KB. */
export const order = (n: number) => ({
  amount: 1000 + n,
  currency: 'EUR',
  description: `Order ${1000 + n}`,
  pay_methods: ['ideal'],
  return_url: `https://shop.example/return/${1000 + n}`,
  cancel_url: `https://shop.example/cancel/${1000 + n}`,
  metadata: { order: String(1000 + n) },
  locale: 'nl',
});

export const orders = (key: string): Buffer[] => Array.from({ length: 100 }, (_, n) => request('POST', '/payments', key, order(n)));

/** One call, for what is not measured; anything but 2xx is an error. */
export async function call<T>(url: string, key: string, body?: unknown, method = 'POST'): Promise<T> {
  const headers = { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const sent = body === undefined ? {} : { method, body: JSON.stringify(body) };
  const response = await fetch(url, { ...sent, headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The same bytes but for what is each server's own: ids, times, ports. */
export function assertAlike(name: string, one: unknown, other: unknown): void {
  const shape = (value: unknown) => JSON.stringify(value, (_key, part) => (typeof part === 'string' ? part.length : part)).length;
  const [a, b] = [one, other].map((value) => JSON.stringify(value).length) as [number, number];
  if (Math.abs(a - b) > a / 100 || Math.abs(shape(one) - shape(other)) > shape(one) / 100) {
    throw new Error(`${name} answers with ${b} bytes where the sandbox answers with ${a}`);
  }
}
