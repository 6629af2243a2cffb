import { describe, expect, it } from 'vitest';
import type { Browser } from '../src/verifier/index.js';
import { dummy } from './dummy.js';
import { resultOf } from './toy.js';

type Given = Parameters<Parameters<typeof resultOf>[1]>[0];

describe('a browser that is lent', () => {
  const lent = (visited: string[], fails = false): Browser => {
    const act = async () => {
      if (fails) throw new Error('no such button');
      return 'done';
    };
    const surface = { run: act, press: async () => void (await act()), choose: async () => {}, fill: async () => {} };
    return {
      open: async (url) => {
        visited.push(url, await (await fetch(url)).text());
        return { ...surface, frame: surface, key: async () => {}, click: async () => {}, close: async () => void visited.push('closed') };
      },
    };
  };

  it.each([
    ['127.0.0.1', 'localhost'],
    ['localhost', '127.0.0.1'],
  ])('visits a page on a site that is not that of the target, and leaves it with the rule: %s', async (host, other) => {
    const visited: string[] = [];
    const url = (await dummy(() => ({ status: 200, body: [] }))).replace('127.0.0.1', host);
    const check = async ({ api, visit, expect: assert }: Given) => {
      await api.listThings().answers(200);
      const tab = await visit('<p>Shop</p>');
      await tab.frame.press(/pay/);
      assert('what it says', await tab.run('1'), 'done');
    };
    const { outcome, reason } = await resultOf(url, check, { needs: ['browser'] }, { browser: lent(visited) });
    expect([outcome, reason]).toEqual(['passed', undefined]);
    expect(visited).toEqual([expect.stringMatching(`^http://${other}:`), '<p>Shop</p>', 'closed']);
    await expect(fetch(visited[0] ?? '')).rejects.toThrow();
  });

  it('fails the rule with what it could not do', async () => {
    const check = async ({ visit }: Given) => (await visit('')).frame.press(/pay/);
    const { outcome, reason } = await resultOf('http://127.0.0.1:9', check, { needs: ['browser'] }, { browser: lent([], true) });
    expect([outcome, reason]).toEqual(['failed', 'the browser could not: no such button']);
  });

  it('is missed by a rule that does not say that it needs it', async () => {
    const { reason } = await resultOf('http://127.0.0.1:9', ({ visit }) => visit(''));
    expect(reason).toContain('this target has no browser');
    expect(await resultOf('http://127.0.0.1:9', ({ visit }) => visit(''), { needs: ['browser'] })).toMatchObject({
      outcome: 'not checkable here',
      reason: 'needs browser',
    });
  });
});
