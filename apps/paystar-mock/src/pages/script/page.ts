import { prepare, toldIn } from './document.js';
import { preview, send, visit } from './forms.js';
import { listenToParent, tell } from './parent.js';

/** Without this script the pages work by forms and links alone. With it, they stay where they are, and tell what happens. */
listenToParent();
document.documentElement.dataset.scripted = '';
prepare();

const { loaded, data } = toldIn(document);
if (loaded !== undefined) tell(loaded, data);

document.addEventListener('submit', (event) => {
  event.preventDefault();
  void send(event.target as HTMLFormElement, event.submitter);
});

document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && isLast(target)) target.checked = true;
  prepare();
  if (target instanceof HTMLInputElement && target.dataset.preview !== undefined && target.form) void preview(target.form);
});

document.addEventListener('click', (event) => {
  const { target, button } = event;
  if (!(target instanceof Element) || button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = target.closest<HTMLAnchorElement>('a[data-step]');
  if (step) {
    event.preventDefault();
    void visit(step.href);
  }
  const example = target.closest<HTMLElement>('button[data-fill]');
  if (example?.dataset.fill !== undefined) fill(example.dataset.fill);
});

/** Back leads to the page before as it is now. */
addEventListener('popstate', () => void visit(location.href, true));

/** Whether a box was the last one ticked of a group of which one stays. */
function isLast(box: HTMLInputElement): boolean {
  const group = box.closest('[data-one-stays]');
  return box.type === 'checkbox' && group !== null && group.querySelector(':checked') === null;
}

/** Types the numbers of an example. */
function fill(example: string): void {
  for (const [name, value] of new URLSearchParams(example)) {
    const input = document.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);
    if (input) input.value = value;
  }
}
