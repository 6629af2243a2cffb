import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { setPaperless } from '../../changes/preferences.js';
import type { Tx } from '../../state.js';
import { AccountCard } from '../parts/account.js';
import { aboutAccount, done, factsOf, type ManagedOf, pagesOf } from './managed.js';
import { managementPage, Token } from './view.js';

const notices: Readonly<Record<string, string>> = {
  on: 'You go paperless from now on.',
  off: 'Your bills come by mail again.',
};

/** Dossier 5.5: an account's bills, with or without paper. */
const look = (_: Tx, managed: ManagedOf, request: PageRequest): PageAnswer => ({
  status: 200,
  html: managementPage({
    title: 'Paperless billing',
    managed,
    request,
    data: factsOf(managed),
    notice: notices[request.query.done ?? ''],
    children: (
      <>
        <AccountCard account={managed.account} />
        <Toggle isOn={managed.account.Paperless} request={request} />
      </>
    ),
  }),
});

const Toggle = ({ isOn, request }: { readonly isOn: boolean; readonly request: PageRequest }) => (
  <form method="post" class="card stack">
    <Token of={request} />
    <h2>{isOn ? 'Paperless billing is on' : 'Paperless billing is off'}</h2>
    <p class="soft">{isOn ? 'Your bills come by e-mail, without paper.' : 'Your bills come by mail, on paper.'}</p>
    {isOn ? (
      <button type="submit" class="button wide" name="do" value="off" data-tells="PAPERLESS-SESSION.UNENROLLED">
        Get paper bills again
      </button>
    ) : (
      <button type="submit" class="button primary wide" name="do" value="on" data-tells="PAPERLESS-SESSION.ENROLLED">
        Go paperless
      </button>
    )}
  </form>
);

/** Dossier 4.10: what is so already stays so, and is told to nobody. */
function change(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const { do: wanted } = request.form;
  if (wanted !== 'on' && wanted !== 'off') return look(tx, managed, request);
  setPaperless(tx, managed.session, wanted === 'on');
  return done(request, managed, wanted);
}

export const paperlessPages = pagesOf('paperless', aboutAccount('paperless', look), aboutAccount('paperless', change));
