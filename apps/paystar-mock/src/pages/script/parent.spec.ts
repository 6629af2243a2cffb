import { afterEach, expect, it, vi } from 'vitest';
import { listenToParent, tell } from './parent.js';

const parent = { postMessage: vi.fn<(message: object, to: string) => void>() };
const origin = 'https://shop.example';

/** A window as this page has it, and a way to say something to it. */
function opened() {
  const heard = new Map<string, (event: object) => void>();
  const window = { parent };
  vi.stubGlobal('window', window);
  vi.stubGlobal('addEventListener', (name: string, hear: (event: object) => void) => heard.set(name, hear));
  listenToParent();
  return {
    window,
    connect: () => heard.get('message')?.({ source: parent, origin, data: { source: 'paystar-embedded-sdk', kind: 'connect' } }),
  };
}

afterEach(() => void vi.unstubAllGlobals());

it('keeps what it has to tell until the page around it listens, and nothing where there is none', () => {
  const { window, connect } = opened();
  tell('A', 1);
  Object.assign(window, { parent: window });
  tell('B', 2);
  Object.assign(window, { parent });
  connect();
  tell('C', 3);
  expect(parent.postMessage.mock.calls).toEqual([
    [{ source: 'paystar-embedded', event: 'A', data: 1 }, origin],
    [{ source: 'paystar-embedded', event: 'C', data: 3 }, origin],
  ]);
});
