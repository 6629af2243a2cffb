/** What a page says of its session: what to tell when it is there, what when a form led to it, and what events carry. */
export interface Told {
  readonly loaded?: string;
  readonly happened?: string;
  readonly data?: unknown;
}

export const toldIn = (page: Document): Told => JSON.parse(page.getElementById('session')?.textContent ?? '{}') as Told;

/** Shows a page in place of the one that is there, as if it had been gone to, or come back to. */
export function show(page: Document, url: string, isBack = false): void {
  // Focus is moved below: browsers complain of the attribute where something has the focus already.
  const wrong = page.querySelector<HTMLElement>('[autofocus]');
  wrong?.removeAttribute('autofocus');
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  if (isBack) history.replaceState(null, '', url);
  else if (url !== location.href) history.pushState(null, '', url);
  prepare();
  scrollTo(0, 0);
  (wrong ?? document.querySelector<HTMLElement>('h1'))?.focus();
}

/** Shows the parts of a page that follow from what is chosen; the rest stays as it is, with what was typed. */
export function refresh(page: Document): void {
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = page.getElementById(part.id);
    if (next) part.replaceChildren(...next.childNodes);
  }
  document.getElementById('session')?.replaceWith(page.getElementById('session') ?? '');
}

/** Puts back what was typed where the answer leaves it out, as it does with numbers. */
export function restore(typed: FormData): void {
  for (const [name, value] of typed) {
    const input = document.querySelector(`input[name="${CSS.escape(name)}"]`);
    const isText = input instanceof HTMLInputElement && !['radio', 'checkbox', 'hidden'].includes(input.type);
    if (isText && input.value === '' && typeof value === 'string') input.value = value;
  }
}

/** A button that needs a box ticked waits for it. */
export function prepare(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-needs]')) {
    const box = document.querySelector<HTMLInputElement>(`input[name="${button.dataset.needs}"]`);
    button.disabled = box?.checked === false;
  }
}
