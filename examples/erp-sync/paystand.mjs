// What an ERP needs of Paystand: calls with a token that is renewed, and patience where there were too many.
import { setTimeout } from 'node:timers/promises';

/** A refusal of Paystand: `parameter` names the field to blame. */
export class PaystandError extends Error {
  constructor(status, { description, details = {} }) {
    super(details.explanation ?? description);
    Object.assign(this, { status, code: details.code, parameter: details.parameter });
  }
}

/** `const call = paystand(access); await call('POST', '/payerCustomers', { … })`; a FormData is sent as a form. */
export function paystand({ url, clientId, clientSecret, customerId }) {
  /** A promise: calls that wait for a token wait for the same one. */
  let token;

  async function askForToken() {
    const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'auth' };
    const headers = { 'Content-Type': 'application/json' };
    const { access_token } = await contentOf(await fetch(`${url}/oauth/token`, { method: 'POST', headers, body: JSON.stringify(body) }));
    return access_token;
  }

  async function currentToken() {
    token ??= askForToken();
    try {
      return await token;
    } catch (error) {
      token = undefined;
      throw error;
    }
  }

  async function send(method, path, body, isSecond = false) {
    const bearer = await currentToken();
    const isForm = body instanceof FormData;
    const headers = {
      Accept: 'application/json',
      Authorization: `Bearer ${bearer}`,
      'X-CUSTOMER-ID': customerId,
      ...(body && !isForm && { 'Content-Type': 'application/json' }),
    };
    const answer = await fetch(url + path, { method, headers, ...(body && { body: isForm ? body : JSON.stringify(body) }) });
    if (answer.status === 429) {
      await setTimeout(1000 * Number(answer.headers.get('retry-after') ?? 1));
      return send(method, path, body, isSecond);
    }
    // A token lives for two weeks; the next call would have the same.
    if (answer.status === 401 && !isSecond) {
      token = undefined;
      return send(method, path, body, true);
    }
    return contentOf(answer);
  }

  return (method, path, body) => send(method, path, body);
}

async function contentOf(answer) {
  if (answer.status === 204) return undefined;
  const content = await answer.json();
  if (!answer.ok) throw new PaystandError(answer.status, content.error);
  return content;
}

/** Nothing is signed: Paystand is asked whether it sent this. */
export async function isFromPaystand(call, { id, object, resource, diff, urls, created, lastUpdated, status }) {
  if (!/^[0-9a-z]{24}$/.test(id)) return false;
  try {
    await call('POST', `/events/${id}/verify`, { id, object, resource, diff, urls, created, lastUpdated, status });
    return true;
  } catch (error) {
    if (error instanceof PaystandError && (error.status === 404 || error.status === 422)) return false;
    throw error;
  }
}
