import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { setNotifications } from '../../changes/preferences.js';
import type { Tx } from '../../state.js';
import { aboutCustomer, type Done, done, type Managed, pagesOf } from './managed.js';
import { managementPage, Token } from './view.js';

/** paystar.R78: how the customer wants to hear of bills and payments. */
const look = (_: Tx, managed: Managed, request: PageRequest): PageAnswer => {
  const { EmailAddress, EmailNotifications, SmsNotifications } = managed.customer;
  const data = { customerEmailAddress: EmailAddress, emailNotifications: EmailNotifications, smsNotifications: SmsNotifications };
  const html = managementPage({
    title: 'Notifications',
    managed,
    request,
    data,
    ...(request.query.done === 'saved' && saved),
    children: (
      <form method="post" class="card stack">
        <Token of={request} />
        <fieldset class="accounts">
          <legend>Tell me about bills and payments</legend>
          <Switch name="email" label="By e-mail" about={EmailAddress} isOn={EmailNotifications} />
          <Switch name="sms" label="By text message" about="Message and data rates may apply." isOn={SmsNotifications} />
        </fieldset>
        <button type="submit" class="button primary wide" name="do" value="save">
          Save
        </button>
      </form>
    ),
  });
  return { status: 200, html };
};

const saved: Done = { notice: 'Your preferences are saved.', happened: 'NOTIFICATION-SESSION.UPDATED' };

interface Switched {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly isOn: boolean;
}

const Switch = ({ name, label, about, isOn }: Switched) => (
  <label class="box">
    <span class="name">
      {label}
      <span class="soft small">{about}</span>
    </span>
    <input type="checkbox" class="switch" name={name} value="on" checked={isOn} />
  </label>
);

function change(tx: Tx, managed: Managed, request: PageRequest): PageAnswer {
  const { email, sms, do: wanted } = request.form;
  if (wanted !== 'save') return look(tx, managed, request);
  setNotifications(tx, managed.session, { emailNotifications: email === 'on', smsNotifications: sms === 'on' });
  return done(request, managed, 'saved');
}

export const notificationPages = pagesOf('notifications', aboutCustomer('notifications', look), aboutCustomer('notifications', change));
