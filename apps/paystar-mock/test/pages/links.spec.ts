import { describe, expect, it } from 'vitest';
import { blamed, paths, paystar, type World } from '../calls.js';
import { managed, session } from '../sent.js';

const { world } = paystar();

const flows = [
  [paths.autopay, 'autopay'],
  [paths.wallet, 'wallet'],
  [paths.paperless, 'paperless'],
  [paths.notifications, 'notifications'],
  [paths.schedule, 'schedule-payment'],
  [paths.scheduled, 'scheduled-payments'],
] as const;

const open = async (link: string) => {
  const response = await fetch(link, { redirect: 'manual' });
  const { headers, status } = response;
  return { status, html: await response.text(), type: headers.get('content-type'), policy: headers.get('content-security-policy') };
};

const payment = async (here: World) => {
  const { data } = (await here.post(paths.initiate, session({ ClientReference: 'inv-881' }))).body;
  return { id: data.PaymentSessionIdentifier as string, link: data.PaymentLogInLink as string };
};
const management = async (here: World, path: string = paths.wallet) =>
  (await here.post(path, managed())).body.data as {
    readonly SessionLink: string;
    readonly SessionStatus: string;
    readonly ValidUntil: string;
  };

const HALF_AN_HOUR = 30 * 60_000;
const AN_HOUR = 60 * 60_000;
const later = (here: World, ms: number) => here.control('POST', '/clock/advance', { by: `PT${ms / 1000}S` });

describe('the page of a session', () => {
  it('opens by its link alone, in a frame of any site', async () => {
    const here = world();
    for (const link of [(await payment(here)).link, (await management(here)).SessionLink]) {
      const page = await open(link);
      expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.policy).toMatch(
        /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; connect-src 'self'; img-src data:; base-uri 'none'$/,
      );
    }
  });

  it('opens whatever the slug of its business unit is made of', async () => {
    const here = world();
    const BusinessUnitSlug = 'City_of.Delta~CO-';
    await here.units({ [BusinessUnitSlug]: {} });
    const { PaymentLogInLink } = (await here.post(paths.initiate, session({ BusinessUnitSlug }))).body.data;
    const { SessionLink } = (await here.post(paths.wallet, managed({ BusinessUnitSlug }))).body.data;
    expect([(await open(PaymentLogInLink)).status, (await open(SessionLink)).status]).toEqual([200, 200]);
    expect(PaymentLogInLink).toContain(`/app/embedded/${BusinessUnitSlug}/session/`);
  });

  it('works for 30 minutes, to the millisecond, where it is for a payment [paystar.R79, R81, P23]', async () => {
    const here = world();
    await here.freeze('2026-11-25T12:00:00Z');
    const { id, link } = await payment(here);
    await later(here, 29 * 60_000);
    expect((await open(link)).status).toBe(200);
    await later(here, 60_000 - 1);
    expect((await open(link)).status).toBe(200);
    expect((await here.get(`${paths.query}/${id}`)).body.data.canProcessSession).toBe(true);
    await later(here, 1);
    expect(await open(link)).toMatchObject({ status: 410, html: expect.stringContaining('This session has expired') });
    expect((await here.get(`${paths.query}/${id}`)).body.data).toMatchObject({
      paymentSession: { status: 'RequiresPaymentSource' },
      canProcessSession: false,
    });
  });

  it.each(flows)('works for 60 minutes, to the millisecond, where it is of %s [paystar.R80, R81, P23]', async (path) => {
    const here = world();
    await here.freeze('2026-11-25T12:00:00Z');
    const { SessionLink, ValidUntil } = await management(here, path);
    expect(ValidUntil).toBe('2026-11-25T13:00:00Z');
    await later(here, AN_HOUR - 1);
    expect((await open(SessionLink)).status).toBe(200);
    await later(here, 1);
    expect((await open(SessionLink)).status).toBe(410);
  });

  it('is not prolonged by being opened', async () => {
    const here = world();
    await here.freeze('2026-11-25T12:00:00Z');
    const { link } = await payment(here);
    await later(here, HALF_AN_HOUR - 1);
    await open(link);
    await later(here, 1);
    expect((await open(link)).status).toBe(410);
  });

  it('that is expired stays so; another session can be made, with another reference [paystar.R82, P11]', async () => {
    const here = world();
    await payment(here);
    await later(here, HALF_AN_HOUR);
    expect(blamed(await here.post(paths.initiate, session({ ClientReference: 'inv-881' })))).toEqual(['ClientReference']);
    expect((await here.post(paths.initiate, session({ ClientReference: 'inv-882' }))).status).toBe(200);
  });

  it('that was paid in time does not expire [dossier 4.9]', async () => {
    const here = world();
    const { id, link } = await payment(here);
    await here.control('POST', '/paystar/actions/pay', { id });
    await later(here, HALF_AN_HOUR);
    expect((await open(link)).status).toBe(200);
  });
});

describe('the link of a management session', () => {
  it.each(flows)('%s: has %s in its path, and its status is Active [paystar.R76, P32]', async (path, flow) => {
    const { SessionLink, SessionStatus } = await management(world(), path);
    expect(SessionLink).toMatch(new RegExp(`/app/embedded/acme-utilities/${flow}/session/[0-9a-f-]{36}\\?w=`));
    expect(SessionStatus).toBe('Active');
  });
});

describe('there is no page', () => {
  const other = '5a0f0c86-1d5e-4d0e-9a53-0b2f6f7a2c11';
  it.each<[string, (link: string) => string]>([
    ['of an unknown session', (link) => link.replace(/[0-9a-f-]{36}/, other)],
    ['under another slug', (link) => link.replace('acme-utilities', 'water-bill-pay')],
    ['under an unknown slug', (link) => link.replace('acme-utilities', 'constructor')],
    ['with a wrong token', (link) => `${link}x`],
    ['without a token', (link) => link.replace(/\?w=.*/, '')],
    ['of another flow', (link) => link.replace('/wallet/', '/autopay/')],
    ['of a payment', (link) => link.replace('/wallet/', '/')],
    ['of no flow', (link) => link.replace('/wallet/', '/nowhere/')],
    ['of anything else', (link) => link.replace('/session/', '/sessions/')],
  ])('%s', async (_, changed) => {
    const { SessionLink } = await management(world());
    const page = await open(changed(SessionLink));
    expect([page.status, page.html.includes('Page not found')]).toEqual([404, true]);
  });

  it.each([
    ['under another slug', (link: string) => link.replace('acme-utilities', 'water-bill-pay')],
    ['under an unknown slug', (link: string) => link.replace('acme-utilities', 'constructor')],
    ['of an unknown session', (link: string) => link.replace(/[0-9a-f-]{36}/, other)],
    ['of another step', (link: string) => link.replace('?', '/refund?')],
  ])('of a payment, %s', async (_, changed) => {
    const { link } = await payment(world());
    for (const url of [changed(link), changed(link.replace('?', '/method?'))]) expect((await open(url)).status).toBe(404);
  });

  it('of another world, with that world’s token', async () => {
    const [here, there] = [world(), world()];
    const { link } = await payment(here);
    const token = (await payment(there)).link.replace(/.*\?w=/, '');
    expect((await open(link.replace(/\?w=.*/, `?w=${token}`))).status).toBe(404);
  });
});
