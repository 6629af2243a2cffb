import { refresh, restore, show, toldIn } from './document.js';
import { tell } from './parent.js';

/** Time for the page around ours to close the frame, where it wants to: the outcome is drawn after that. */
const CLOSING_MS = 50;

let isSending = false;
let previews = 0;

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

const post = (fields: FormData): Promise<Response> => {
  const body = new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, String(value)]));
  return fetch(location.href, { method: 'POST', body });
};

const isPage = ({ headers }: Response) => headers.get('content-type')?.startsWith('text/html') === true;

/** Sends a form once, shows what comes of it, and tells what has happened. */
export async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (isSending) return;
  isSending = true;
  const typed = new FormData(form, button);
  previews += 1;
  document.body.setAttribute('aria-busy', 'true');
  try {
    const answer = await post(typed);
    const page = parse(await answer.text());
    if (!isPage(answer)) throw new Error(page.body.textContent ?? '');
    const { happened, data } = toldIn(page);
    if (happened !== undefined && answer.redirected && answer.ok) {
      tell(happened, data);
      await new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    }
    show(page, answer.url);
    if (!answer.ok) restore(typed);
  } catch {
    complain(form);
  } finally {
    isSending = false;
    document.body.removeAttribute('aria-busy');
  }
}

/** Asks what follows from the choices as they stand: nothing is kept of it. */
export async function preview(form: HTMLFormElement): Promise<void> {
  previews += 1;
  const mine = previews;
  const chosen = new FormData(form);
  chosen.set('do', 'preview');
  for (const input of form.querySelectorAll('input[type="text"], input[type="password"]')) chosen.delete((input as HTMLInputElement).name);
  const answer = await post(chosen).catch(() => undefined);
  if (!answer?.ok || !isPage(answer)) return;
  const page = parse(await answer.text());
  // A later choice, or the form itself, has gone out since.
  if (mine !== previews) return;
  // Read before it moves into this page.
  const { data } = toldIn(page);
  refresh(page);
  tell('PAYMENT-SESSION.UPDATED', data);
}

/** Goes to another page of the session, or back to one, without leaving this one. */
export async function visit(url: string, isBack = false): Promise<void> {
  const from = location.href;
  const answer = await fetch(url).catch(() => undefined);
  const html = answer && isPage(answer) ? await answer.text() : undefined;
  // Somebody has gone on since.
  if (location.href !== from) return;
  if (!answer || html === undefined) location.assign(url);
  else show(parse(html), answer.url, isBack);
}

/** Pressing again does no harm: what was done is not done twice. */
function complain(form: HTMLFormElement): void {
  const problem = document.getElementById('unsent') ?? document.createElement('p');
  problem.id = 'unsent';
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  problem.textContent = 'There was no answer. Try again: nothing is done twice.';
  form.prepend(problem);
}
