// A test worker in a process of its own: node paypro-worker.mjs URL KEY. Makes two payments and prints what its key sees.
const [url, key] = process.argv.slice(2);

async function call(method, path, body) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json() };
}

const order = { amount: 1000, currency: 'EUR', description: key };
const made = [await call('POST', '/payments', order), await call('POST', '/payments', order)];
const list = await call('GET', '/payments');
const refused = await call('POST', '/payments', { ...order, amount: 1 });
const words = [...made.map(({ status }) => status), list.body.count, refused.status, refused.body.error.param];
process.stdout.write(`${words.join(' ')}\n`);
