import { describe, expect, it } from 'vitest';
import { readContainer, readOptions, readSubscription, readUrl } from './options.js';

const element = { nodeType: 1 } as unknown as Element;
const page = { querySelector: (selector: string) => (selector === '#pay' ? element : null) } as unknown as ParentNode;

describe('the URL of a session', () => {
  it.each(['http://127.0.0.1:4010/app/embedded/acme/session/1?w=t', 'https://dev.paystar.io/app/embedded/acme/session/1'])(
    'is %s',
    (url) => {
      expect(readUrl('completePayment', url).href).toBe(url);
    },
  );

  it.each<[unknown, string]>([
    [undefined, 'it is undefined.'],
    [null, 'it is null.'],
    [{ data: { PaymentLogInLink: 'https://dev.paystar.io/' } }, 'it is an object.'],
    ['', 'it is "".'],
    ['/app/embedded/acme/session/1', 'it is "/app/embedded/acme/session/1".'],
    ['javascript:alert(1)', 'it is "javascript:alert(1)".'],
    ['data:text/html,<p>', 'it is "data:text/html,<p>".'],
    ['blob:https://dev.paystar.io/1', 'it is "blob:https://dev.paystar.io/1".'],
  ])('is not %j', (url, finding) => {
    expect(() => readUrl('startFlow', url)).toThrow(TypeError);
    expect(() => readUrl('startFlow', url)).toThrow(
      `Paystar.startFlow: the first argument must be the http(s) URL of a session, as the API has answered it; ${finding}`,
    );
  });
});

describe('options', () => {
  it('need not be given', () => {
    expect([readOptions('startFlow', undefined), readOptions('startFlow', null)]).toEqual([{}, {}]);
    expect(readContainer('startFlow', undefined, page)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['the options must be an object; they are a function.', () => {}],
    ['onEvent must be a function; it is "log".', { onEvent: 'log' }],
    ['onComplete must be a function; it is an object.', { onComplete: {} }],
  ])('are refused: %s', (finding, options) => {
    expect(() => readOptions('completePayment', options)).toThrow(`Paystar.completePayment: ${finding}`);
  });

  it('name a container by a selector, or are given it', () => {
    expect(readContainer('startFlow', '#pay', page)).toBe(element);
    expect(readContainer('startFlow', element, page)).toBe(element);
    expect(() => readContainer('startFlow', '#play', page)).toThrow(
      'Paystar.startFlow: nothing on the page matches the container "#play".',
    );
    expect(() => readContainer('startFlow', {} as Element, page)).toThrow('container must be a selector or an element; it is an object.');
  });
});

it('a subscription is to an event, by a function', () => {
  expect(() => readSubscription('FRAME.LOADED', () => {})).not.toThrow();
  expect(() => readSubscription(() => {}, undefined)).toThrow('Paystar.subscribe: the first argument must be the name of an event');
  expect(() => readSubscription('FRAME.LOADED', undefined)).toThrow('Paystar.subscribe: the second argument must be a function');
});
