import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Patience } from '../../src/connection/patience.js';

const listenersOf = ({ either }: Patience): number => getEventListeners(either, 'abort').length;
const never = () => new Promise<never>(() => {});

describe('a patience', () => {
  it('ends work that does not listen, with the reason of its caller', async () => {
    const [giveUp, reason] = [new AbortController(), new Error('enough')];
    const held = new Patience(1000, giveUp.signal).hold(never());
    giveUp.abort(reason);
    await expect(held).rejects.toBe(reason);
  });

  it('ends work that takes too long', async () => {
    const patience = new Patience(10, undefined);
    await expect(patience.hold(never())).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(patience.over).toBe(true);
  });

  it('that was over before holds nothing', async () => {
    await expect(new Patience(1000, AbortSignal.abort('enough')).hold(never())).rejects.toBe('enough');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is done', async () => 'done'],
    ['fails', async () => Promise.reject(new Error('broken'))],
  ])('listens no longer than its work takes: it %s', async (_, work) => {
    const patience = new Patience(1000, new AbortController().signal);
    for (let turn = 0; turn < 3; turn += 1) await patience.hold(work()).catch(() => {});
    expect(listenersOf(patience)).toBe(0);
  });

  it('listens while its work goes on, and no longer once it is given up', async () => {
    const giveUp = new AbortController();
    const patience = new Patience(1000, giveUp.signal);
    const held = patience.hold(never());
    expect(listenersOf(patience)).toBe(1);
    giveUp.abort();
    await expect(held).rejects.toThrow('aborted');
    expect(listenersOf(patience)).toBe(0);
  });

  it('for a file ends with its beginning, and then with its caller only', async () => {
    const giveUp = new AbortController();
    const [waiting, reading] = [new Patience(10, giveUp.signal), new Patience(10, giveUp.signal)].map((patience) =>
      patience.untilAnswered(),
    );
    reading?.answered();
    await new Promise((done) => setTimeout(done, 40));
    expect([waiting?.signal.aborted, reading?.signal.aborted]).toEqual([true, false]);
    giveUp.abort(new Error('enough'));
    expect(reading?.signal.reason).toEqual(new Error('enough'));
  });
});
