import { absoluteUrl, docs, exactly, inference, matching, sdk, seed, someText, utcInstant } from '../../../verifier/index.js';
import { newWebhook } from '../../situations.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, unknownIds } from '../parts.js';

const secret = matching(/^[A-Za-z0-9]{32}$/);

/** The registration of receivers. */
export const webhooks = [
  rule('paypro.R124', 'A webhook needs a name, a description and a URL.', seed('POST /webhooks'), async (stage) => {
    const { api, given } = stage;
    const { name, description, url } = newWebhook();
    const webhook = await given.aWebhook();
    await api
      .getWebhook({ id: webhook.id })
      .answers(200, { type: 'webhook', name, description, url, created_at: utcInstant, _links: { self: absoluteUrl } });
    await eachOf(['name', 'description', 'url'], (param) =>
      allRefused(
        stage,
        param,
        [undefined, null].map((nothing) => api.createWebhook({ body: { ...newWebhook(), [param]: nothing } })),
      ),
    );
    await stage.inferred('a URL is absolute, and http or https', () =>
      eachOf(['not a url', '/hooks', 'ftp://webhooks.invalid/'], (bad) =>
        api.createWebhook({ body: newWebhook({ url: bad }) }).refuses(422, { param: 'url' }),
      ),
    );
    await stage.inferred('in an update null leaves a field as it is', () =>
      api
        .updateWebhook({ id: webhook.id, body: { name: null, url: null, active: null } })
        .answers(200, { name, description, url, active: true }),
    );
  }),

  rule('paypro.R125', 'A new webhook is active, unless it says otherwise.', seed('POST /webhooks'), async ({ api, given, inferred }) => {
    const { id } = await given.aWebhook();
    await api.getWebhook({ id }).answers(200, { active: true });
    const { id: said } = await given.aWebhook({ active: true });
    await api.getWebhook({ id: said }).answers(200, { active: true });
    await inferred('null says nothing', async () => {
      const webhook = await given.aWebhook({ active: null });
      await api.getWebhook({ id: webhook.id }).answers(200, { active: true });
    });
  }),

  rule('paypro.R126', 'A webhook created with active: false is inactive.', seed('POST /webhooks'), async ({ api, given, inferred }) => {
    const { id } = await given.aWebhook({ active: false });
    await api.getWebhook({ id }).answers(200, { active: false });
    await api.updateWebhook({ id, body: { active: true } }).answers(200, { id, active: true });
    await api.getWebhook({ id }).answers(200, { active: true });
    await inferred('an update changes what it names, and nothing else', async () => {
      const webhook = await given.aWebhook({ active: false });
      const changes = { description: 'All of it', url: 'https://webhooks.invalid/other', enabled_event_types: ['payment.paid' as const] };
      await api.updateWebhook({ id: webhook.id, body: { name: 'Renamed' } }).answers(200, exactly({ ...webhook, name: 'Renamed' }));
      await api.updateWebhook({ id: webhook.id, body: changes }).answers(200, exactly({ ...webhook, name: 'Renamed', ...changes }));
      await api.getWebhook({ id: webhook.id }).answers(200, exactly({ ...webhook, name: 'Renamed', ...changes }));
    });
  }),

  rule(
    'paypro.R127',
    'A webhook has a secret that PayPro made; it is in every answer about it.',
    [docs('webhook object'), sdk('webhook fixture')],
    async ({ api, given, expect, inferred }) => {
      const webhook = await given.aWebhook();
      const other = await given.aWebhook();
      expect('the created webhook', webhook, { secret: someText });
      expect('secrets that are the same', webhook.secret === other.secret, false);
      await api.getWebhook({ id: webhook.id }).answers(200, { secret: webhook.secret });
      await api.updateWebhook({ id: webhook.id, body: { name: 'Renamed' } }).answers(200, { name: 'Renamed', secret: webhook.secret });
      const { data } = await api.listWebhooks().answers(200);
      expect(
        'the listed webhook',
        data.find(({ id }) => id === webhook.id),
        { secret: webhook.secret },
      );
      await inferred('it is 32 letters and digits', () => expect('secret', webhook.secret, secret));
      await inferred('a secret that is sent is ignored', () => {
        const body = { ...newWebhook(), secret: 'chosen by the merchant', id: unknownIds.webhook };
        return api.createWebhook({ body }).answers(201, { secret, id: matching(/^WH(?!ZZZZZZZZZZZZ$)/) });
      });
    },
  ),

  rule(
    'paypro.P7',
    'A deleted webhook is unknown, also to a second deletion.',
    inference('what is deleted is gone'),
    async ({ api, given, expect }) => {
      const kept = await given.aWebhook();
      const { id } = await given.aWebhook();
      await api.getWebhook({ id }).answers(200, { id });
      await api.deleteWebhook({ id }).answers(200, { id, type: 'webhook' });
      await api.getWebhook({ id }).refuses(404);
      await api.deleteWebhook({ id }).refuses(404);
      await api.updateWebhook({ id, body: { active: true } }).refuses(404);
      await api.getWebhook({ id: kept.id }).answers(200, exactly(kept));
      const { data } = await api.listWebhooks({ query: { limit: 100 } }).answers(200);
      const listed = data.map((webhook) => webhook.id);
      expect('which are listed', [listed.includes(kept.id), listed.includes(id)], [true, false]);
    },
  ),
];
