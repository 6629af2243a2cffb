import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { setPaperless } from '../../changes/preferences.js';
import type { Tx } from '../../state.js';
import { AccountCard } from '../parts/account.js';
import { aboutAccount, type Done, done, factsOf, type ManagedOf, pagesOf } from './managed.js';
import { managementPage, Token } from './view.js';

const changes = new Map<string | undefined, Done & { readonly isOn: boolean }>([
  ['on', { notice: 'You go paperless from now on.', happened: 'PAPERLESS-SESSION.ENROLLED', isOn: true }],
  ['off', { notice: 'Your bills come by mail again.', happened: 'PAPERLESS-SESSION.UNENROLLED', isOn: false }],
]);

/** What was done, as long as it is so. */
function doneIn({ account }: ManagedOf, { query }: PageRequest): Done | undefined {
  const done = changes.get(query.done);
  return done?.isOn === account.Paperless ? done : undefined;
}

/** Dossier 5.5: an account's bills, with or without paper. */
const look = (_: Tx, managed: ManagedOf, request: PageRequest): PageAnswer => ({
  status: 200,
  html: managementPage({
    title: 'Paperless billing',
    managed,
    request,
    data: factsOf(managed),
    notice: doneIn(managed, request)?.notice,
    happened: doneIn(managed, request)?.happened,
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
      <button type="submit" class="button wide" name="do" value="off">
        Get paper bills again
      </button>
    ) : (
      <button type="submit" class="button primary wide" name="do" value="on">
        Go paperless
      </button>
    )}
  </form>
);

/** Dossier 4.10: what is so already stays so, and is told to nobody. */
function change(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const { do: wanted } = request.form;
  if (wanted !== 'on' && wanted !== 'off') return look(tx, managed, request);
  const { Paperless } = managed.account;
  const isChanged = setPaperless(tx, managed.session, wanted === 'on').Paperless !== Paperless;
  return done(request, managed, isChanged ? wanted : 'nothing');
}

export const paperlessPages = pagesOf('paperless', aboutAccount('paperless', look), aboutAccount('paperless', change));
