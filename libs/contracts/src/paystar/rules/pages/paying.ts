import { Failure, type Landing, type Page } from '../../../verifier/index.js';
import { visa } from '../../situations/payments.js';

type Filled = Readonly<Record<string, string>>;

/** What a payer types to pay with a card. */
export const card = {
  method: 'card',
  card_number: visa.card,
  card_expiry: '12/49',
  card_cvv: '123',
  card_zip: '81416',
  card_holder: 'Pat Roe',
} as const;

/** The page that a press leads to. */
export function pageOf({ page, url }: Landing): Page {
  if (!page) throw new Failure(`the page leads away, to ${url}`);
  return page;
}

/** Fills in the payment page, by a card unless told otherwise, and submits what the review shows. */
export async function payOn(page: Page, filled: Filled = {}): Promise<Page> {
  const review = pageOf(await page.press('do', 'continue', { ...card, ...filled }));
  return pageOf(await review.press('do', 'submit'));
}

/** The boxes to tick, by what people call them. */
export const boxesOn = ({ controls }: Page): readonly string[] =>
  controls.filter(({ type }) => type === 'checkbox').map(({ label }) => label);

/** The lines to fill in with this in their label. */
export const linesOn = ({ controls }: Page, label: string) =>
  controls.filter((control) => control.type === 'text' && control.label.includes(label));

/** Where the links lead that say this. */
export const linksOn = ({ links }: Page, text: string): readonly string[] =>
  links.filter((link) => link.text === text).map(({ href }) => href);
