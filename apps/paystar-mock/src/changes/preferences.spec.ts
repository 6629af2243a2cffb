import { expect, it } from 'vitest';
import { inWorld, refusal } from '../../test/in-world.js';
import { setNotifications, setPaperless } from './preferences.js';

it('paperless billing is turned on and off, each told once [paystar.R78, dossier 6.1]', () => {
  const { managing, run, told, account, customer } = inWorld();
  const session = managing('paperless');
  const set = (paperless: boolean) => run((tx) => setPaperless(tx, session, paperless)).Paperless;
  expect([set(false), set(true), set(true), set(false)]).toEqual([false, true, true, false]);
  const about = { accountId: account().id, accountNumber: 'W-77', customerId: customer().id, customerEmailAddress: 'pat@example.com' };
  expect(told()).toMatchObject([
    ['Paperless.Enrolled', { action: 'Paperless.Enrolled', payload: { ...about, activityType: 'Enroll' } }],
    ['Paperless.Unenrolled', { action: 'Paperless.Unenrolled', payload: { ...about, activityType: 'Cancel' } }],
  ]);
});

it('notifications are set one by one, and told to nobody [paystar.R78]', () => {
  const { managing, run, told } = inWorld();
  const session = managing('notifications');
  const set = (preferences: object) => {
    const { EmailNotifications, SmsNotifications } = run((tx) => setNotifications(tx, session, preferences));
    return [EmailNotifications, SmsNotifications];
  };
  expect(set({})).toEqual([true, false]);
  expect(set({ smsNotifications: true })).toEqual([true, true]);
  expect(set({ emailNotifications: false })).toEqual([false, true]);
  expect(told()).toEqual([]);
});

it('a session of another flow, or one that has expired, changes nothing [paystar.R80]', () => {
  const { managing, run, wait } = inWorld();
  const [paperless, notifications] = [managing('paperless'), managing('notifications')];
  expect(refusal(() => run((tx) => setPaperless(tx, notifications, true)))).toBe('wrong_flow');
  expect(refusal(() => run((tx) => setNotifications(tx, paperless, {})))).toBe('wrong_flow');
  wait(60);
  expect(refusal(() => run((tx) => setPaperless(tx, paperless, true)))).toBe('session_expired');
  expect(refusal(() => run((tx) => setNotifications(tx, notifications, {})))).toBe('session_expired');
});
