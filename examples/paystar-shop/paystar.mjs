// What a biller needs of Paystar on its server: sessions to pay, and what became of them.

/** A refusal of Paystar: `errors` says of each property what is wrong with it. */
export class PaystarError extends Error {
  constructor(status, errors) {
    super(errors.map(({ propertyName, errorMessage }) => `${propertyName}: ${errorMessage}`).join(' '));
    Object.assign(this, { status, errors });
  }
}

/** `const call = paystar(url, key); await call('POST', '/integrations/embedded/initiate', { … })` */
export const paystar = (url, key) => async (method, path, body) => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'X-Paystar-Api-Key': key, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const { hasErrors, errors, data } = await answer.json();
  if (hasErrors) throw new PaystarError(answer.status, errors);
  return data;
};
