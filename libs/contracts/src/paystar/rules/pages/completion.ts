import { exactly, matching, type Page, seed } from '../../../verifier/index.js';
import { declinedCard } from '../../situations/payments.js';
import { rule } from '../dialect.js';
import { eachOf, type PaystarStage } from '../parts.js';
import { linksOn, payOn } from './paying.js';

const paid = { needs: ['payer'], effects: ['creates', 'money'] } as const;
const urls = { SuccessUrl: 'https://shop.example/done?order=7&x=%20#top', ReturnUrl: 'https://shop.example/cart?order=7' } as const;

/** The page of a session with both URLs, and the one after its payment. */
async function paying({ given, open }: PaystarStage): Promise<{ readonly before: Page; readonly after: Page }> {
  const before = await open((await given.aPaymentSession(urls)).PaymentLogInLink);
  return { before, after: await payOn(before) };
}

/** A link that should be there has to be the only one that says so. */
async function offers(stage: PaystarStage, text: string, to: string): Promise<void> {
  const { given, open, expect, inferred } = stage;
  const { after } = await paying(stage);
  expect('the page', after.text, matching(/Succeeded/));
  expect(`where "${text}" leads`, linksOn(after, text), exactly([to]));
  const { PaymentLogInLink } = await given.aPaymentSession();
  const without = await payOn(await open(PaymentLogInLink));
  await inferred('not where no URLs are set', () => expect(`links that say "${text}"`, linksOn(without, text), exactly([])));
}

/** What is there once a payment is made. */
export const completion = [
  rule(
    'paystar.R83',
    'With both URLs set, the page after payment offers "I\'m done", to SuccessUrl.',
    seed('SuccessUrl, ReturnUrl'),
    paid,
    async (stage) => {
      await offers(stage, "I'm done", urls.SuccessUrl);
      await stage.inferred('not before, nor after a payment that failed', async () => {
        const { PaymentLogInLink } = await stage.given.aPaymentSession(urls);
        const before = await stage.open(PaymentLogInLink);
        const failed = await payOn(before, { card_number: declinedCard.card });
        stage.expect('the page', failed.text, matching(/Failed/));
        await eachOf([before, failed], async (page) => stage.expect('links that say so', linksOn(page, "I'm done"), exactly([])));
      });
    },
  ),

  rule(
    'paystar.R84',
    'With both URLs set, the page after payment offers "Go back", to ReturnUrl.',
    seed('SuccessUrl, ReturnUrl'),
    paid,
    async (stage) => {
      await offers(stage, 'Go back', urls.ReturnUrl);
      await stage.inferred('before the payment, too', async () => {
        const { before } = await paying(stage);
        stage.expect('where "Go back" leads', linksOn(before, 'Go back'), exactly([urls.ReturnUrl]));
      });
    },
  ),
];
