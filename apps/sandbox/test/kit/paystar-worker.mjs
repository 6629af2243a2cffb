// A test worker in a process of its own: node paystar-worker.mjs URL KEY. Sends the same bill as any other worker and prints what its key sees.
const [url, key] = process.argv.slice(2);

async function call(method, path, body) {
  const headers = { 'X-Paystar-Api-Key': key, 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/integrations${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json() };
}

const bill = { BusinessUnitSlug: 'acme-utilities', Channel: 'QuickPay', Charges: [{ Amount: 4210 }], ClientReference: 'inv-1' };
const made = await call('POST', '/embedded/initiate', bill);
const again = await call('POST', '/embedded/initiate', bill);
const found = await call('GET', '/query/payment-session?clientReference=inv-1');
const isMine = found.body.data.paymentSession.identifier === made.body.data.PaymentSessionIdentifier;
const words = [made.status, again.status, again.body.errors[0].propertyName, found.status, isMine];
process.stdout.write(`${words.join(' ')}\n`);
