/** An address that a page may link or redirect to: absolute, http(s), and fit for a header as it stands; else undefined. */
export function webUrl(text: string | null): string | undefined {
  if (text === null || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // As the merchant gave it, unless that holds what a browser would strip or a header cannot carry.
  return /^https?:\/\/[\x21-\x7e]+$/.test(text) ? text : url.href;
}

/** `shop.example`, with the port where it says one. */
export const hostOf = (url: string): string => new URL(url).host;
