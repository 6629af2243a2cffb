import { describe, expect, it } from 'vitest';
import { verifyRule } from '../src/verifier/index.js';
import { type Asked, dummy, type Reply } from './dummy.js';
import { at, resultOf, toyRule } from './toy.js';

const html = (text: string): Reply => ({ status: 200, text, headers: { 'Content-Type': 'text/html' } });
const form = `<form class="f" method="post" action="/pay?a=1&amp;b=2"><input type="hidden" name="form_token" value="t&quot;&#x31;">
  <label><input type="radio" name="pay_method" value="ideal" checked>iDEAL</label><input type='radio' name='pay_method' value='paypal'>
  <input type="checkbox" name="terms" value="yes"><input name="off" value="1" disabled>
  <button name="do" value="pay">Pay</button><button name="do" value="cancel">Cancel</button></form>`;

/** A shop's checkout: paying leads away, canceling to a page of its own. */
const checkout =
  (asked: Asked[]) =>
  (request: Asked): Reply => {
    asked.push(request);
    if (request.method === 'GET') return html(request.path === '/canceled' ? '<p>Canceled</p>' : form);
    const location = request.body.includes('do=pay') ? 'https://shop.invalid/done?a=1' : '/canceled';
    return { status: 303, body: {}, headers: { location } };
  };

describe("a customer's browser", () => {
  it('sends what a form holds, and says where it is sent away to', async () => {
    const asked: Asked[] = [];
    const url = await dummy(checkout(asked));
    const result = await resultOf(url, async ({ open, expect: assert }) => {
      const page = await open(`${url}/~token/checkout`);
      assert('where', (await page.press('do', 'pay')).url, 'https://shop.invalid/done?a=1');
      assert('where', (await page.press('do', 'pay', { pay_method: 'paypal' })).url, 'https://shop.invalid/done?a=1');
    });
    expect(result.reason).toBeUndefined();
    expect(asked.slice(1).map(({ path, body }) => [path, body])).toEqual([
      ['/pay?a=1&b=2', 'form_token=t%221&pay_method=ideal&do=pay'],
      ['/pay?a=1&b=2', 'form_token=t%221&pay_method=paypal&do=pay'],
    ]);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
  });

  it('fills in lines, ticks boxes and knows one form from another', async () => {
    const asked: Asked[] = [];
    const row = (id: string) =>
      `<form method="post"><input type="hidden" name="id" value="${id}"><button name="do" value="delete">x</button></form>`;
    const page = `<style>p { color: red }</style><p>Tom &amp; Jerry</p> <a href="/back?a=1&amp;b=2"><b>Go</b> back</a>${row('one')}${row('two')}
      <form method="post" action="/save"><label for="memo">Memo <i>line</i></label><input id="memo" name="memo" value="old">
      <label><input type="checkbox" name="on" checked> On</label><label><input type="checkbox" name="off"> Off</label>
      <button name="do" value="save">Save</button></form>`;
    const url = await dummy((request) => {
      asked.push(request);
      return html(page);
    });
    const result = await resultOf(url, async ({ open, expect: assert }) => {
      const shown = await open(url);
      assert('its text', shown.text, 'Tom & Jerry Go back x x Memo line On Off Save');
      assert('its links', shown.links, [{ href: '/back?a=1&b=2', text: 'Go back' }]);
      assert(
        'its controls',
        shown.controls
          .filter(({ type }) => type !== 'hidden' && type !== 'submit')
          .map(({ name, label, checked }) => [name, label, checked]),
        [
          ['memo', 'Memo line', false],
          ['on', 'On', true],
          ['off', 'Off', false],
        ],
      );
      await shown.press('do', 'delete', { id: 'two' });
      await shown.press('do', 'save', { memo: 'März', on: '', off: 'on' });
      await shown.press('do', 'save');
    });
    expect(result.reason).toBeUndefined();
    expect(asked.slice(1).map(({ body }) => body)).toEqual(['id=two&do=delete', 'memo=M%C3%A4rz&off=on&do=save', 'memo=old&on=on&do=save']);
  });

  it('follows a redirect on the same site', async () => {
    const url = await dummy(checkout([]));
    const result = await resultOf(url, async ({ open, expect: assert }) => {
      const landing = await (await open(url)).press('do', 'cancel');
      assert('where', landing.url, `${url}/canceled`);
      assert('what', landing.page?.html, '<p>Canceled</p>');
    });
    expect(result.reason).toBeUndefined();
  });

  it.each([
    ['a button', 'fail', {}, 'the page has no button do=fail'],
    ['a choice', 'pay', { pay_method: 'cash' }, 'the page offers no choice pay_method=cash'],
    ['a box', 'pay', { terms: 'no' }, 'the page offers no choice terms=no'],
    ['a line', 'pay', { memo: 'March' }, 'the page offers no choice memo=March'],
    ['a form', 'pay', { form_token: 'another' }, 'the page has no button do=pay'],
  ])('cannot use %s that is not there', async (_, button, choices, reason) => {
    const url = await dummy(checkout([]));
    const result = await resultOf(url, async ({ open }) => (await open(url)).press('do', button, choices));
    expect(result.reason).toContain(reason);
  });
});

describe('a receiver', () => {
  it('keeps bytes and headers, answers as told, and stops with the rule', async () => {
    const url = await dummy(() => ({ status: 200, body: [] }));
    const seen: { status?: number; url?: string } = {};
    const result = await resultOf(url, async ({ receiver: start, expect: assert }) => {
      const receiver = await start();
      receiver.answers(503);
      const first = receiver.first(({ path }) => path === '/hook', 'at /hook');
      const sent = await fetch(`${receiver.url}/hook`, { method: 'POST', headers: { 'X-Sign': 'abc' }, body: '{"a": 1 }' });
      Object.assign(seen, { status: sent.status, url: receiver.url });
      const { method, headers, raw, body } = await first;
      assert(
        'received',
        { method, sign: headers['x-sign'], raw: new TextDecoder().decode(raw), body },
        { method: 'POST', sign: 'abc', raw: '{"a": 1 }', body: { a: 1 } },
      );
      await receiver.first(() => false, 'of another kind', 20);
    });
    expect(seen.status).toBe(503);
    expect(result.reason).toBe('no webhook of another kind within 20 ms; received: POST /hook');
    await expect(fetch(`${seen.url}/hook`)).rejects.toThrow();
  });
});

describe('the control plane', () => {
  it('is asked about the world of the credential, which no report shows', async () => {
    const asked: Asked[] = [];
    const url = await dummy((request) => ({
      status: request.path.endsWith('/pay?wait=deliveries') ? 409 : 200,
      body: { now: '2026-01-30T23:59:59.999Z', seq: asked.push(request) },
    }));
    const result = await resultOf(
      url,
      async ({ control }) => {
        const now = await control.freeze();
        await control.advance('PT24H');
        await control.advanceTo('2026-01-31T00:00:00Z');
        await control.advanceTo(now + 2);
        await control.foretell([{ thing: 'T1', outcome: 'fail' }]);
        await control.cannot('pay', { id: 'T2' });
        await control.act('pay', { id: 'T1', method: 'cash' });
      },
      { needs: ['clock', 'payer'] },
      { control: `${url}/` },
    );
    const world = '/worlds/toy%3Atoy_secret_of_1234';
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PUT', `${world}/clock`, '{"frozen":true}'],
      ['POST', `${world}/clock/advance?wait=deliveries`, '{"by":"PT24H"}'],
      ['POST', `${world}/clock/advance?wait=deliveries`, '{"to":"2026-01-31T00:00:00Z"}'],
      ['POST', `${world}/clock/advance?wait=deliveries`, '{"to":"2026-01-31T00:00:00.001Z"}'],
      ['PUT', `${world}/toy/outcomes`, '[{"thing":"T1","outcome":"fail"}]'],
      ['POST', `${world}/toy/actions/pay?wait=deliveries`, '{"id":"T2"}'],
      ['POST', `${world}/toy/actions/pay?wait=deliveries`, '{"id":"T1","method":"cash"}'],
      ['PUT', `${world}/toy/outcomes`, '[]'],
      ['PUT', `${world}/clock`, '{"frozen":false}'],
    ]);
    expect(result.reason).toContain('the control plane answered 409');
    expect(result.reason).not.toContain('toy_secret');
  });

  it('is asked to advance until it is there, and to allow nothing that it forbids', async () => {
    const asked: unknown[] = [];
    const url = await dummy(({ path, body }) => {
      if (path.includes('advance')) asked.push(JSON.parse(body));
      return { status: 200, body: { to: '2027-01-01T00:00:00Z', more: asked.length < 3 } };
    });
    const result = await resultOf(
      url,
      async ({ control }) => {
        await control.advance('P365D');
        await control.cannot('pay', { id: 'T1' });
      },
      { needs: ['clock', 'payer'] },
      { control: url },
    );
    const to = '2027-01-01T00:00:00Z';
    expect(asked).toEqual([{ by: 'P365D' }, { to }, { to }]);
    expect(result.reason).toContain('the control plane answered 200');
  });

  it('tells a record that does not allow something from a field that does not', async () => {
    const url = await dummy(({ path }) => ({ status: path.includes('/refund?') ? 400 : 409, body: {} }));
    const outcome = async (action: string, status?: 400) => {
      const check = toyRule(
        async ({ api, control }) => {
          await control.cannot(action, { id: 'T1' }, status);
          await api.createThing({ body: { size: 1 } }).answers(409);
        },
        { needs: ['payer'] },
      );
      return (await verifyRule(check, at(url, { control: url }))).reason;
    };
    expect([await outcome('pay'), await outcome('refund', 400)]).toEqual([undefined, undefined]);
    expect(await outcome('pay', 400)).toContain('the control plane answered 409');
    expect(await outcome('refund')).toContain('the control plane answered 400');
  });

  it('shows records and deliveries', async () => {
    const asked: Asked[] = [];
    const url = await dummy((request) => ({ status: 200, body: { data: [{ id: `T${asked.push(request)}` }], count: 1, next: null } }));
    const result = await resultOf(
      url,
      async ({ control, expect: assert }) => {
        assert('records', await control.records('big-things', { Name: 'Café & bar' }), [{ id: 'T1' }]);
        assert('deliveries', await control.deliveries({ type: 'thing.made' }), [{ id: 'T2' }]);
      },
      { needs: ['records'] },
      { control: url },
    );
    expect(result.reason).toBeUndefined();
    const world = '/worlds/toy%3Atoy_secret_of_1234';
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', `${world}/toy/big-things?Name=Caf%C3%A9+%26+bar&limit=500`, ''],
      ['GET', `${world}/deliveries?type=thing.made&limit=500`, ''],
    ]);
  });

  it.each([
    ['nothing', {}],
    ['more than a page', { data: [{ id: 'T1' }], count: 2, next: 'T1' }],
  ])('shows no list where it answers %s', async (_, body) => {
    const url = await dummy(() => ({ status: 200, body }));
    const { reason } = await resultOf(url, ({ control }) => control.records('things'), { needs: ['records'] }, { control: url });
    expect(reason).toBe('the control plane shows no list of toy/things');
  });

  it('is missed by a rule that does not say that it needs it', async () => {
    const { reason } = await resultOf('http://127.0.0.1:9', ({ control }) => control.freeze());
    expect(reason).toContain('this target has no control plane');
  });
});
