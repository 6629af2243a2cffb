import { style } from './style.js';

export interface Modal {
  /** What is waited for is there. */
  readonly show: () => void;
  readonly close: () => void;
}

/** A dialog over the page with a frame in it. The browser keeps the focus inside, makes the rest inert, and gives the focus back. */
export function openModal(frame: HTMLIFrameElement, title: string, dismiss: () => void): Modal {
  const dialog = document.createElement('dialog');
  dialog.className = 'paystar-embedded';
  dialog.setAttribute('aria-label', title);
  const wait = elementOf('p', 'wait', 'Loading…');
  wait.setAttribute('role', 'status');
  const panel = elementOf('div', 'panel', barOf(title, dismiss), wait, frame);
  dialog.append(panel);
  dismissBy(dialog, dismiss);
  frame.style.visibility = 'hidden';
  const undo = [dress(), lockScroll()];
  (document.body ?? document.documentElement).append(dialog);
  dialog.showModal();
  return {
    show() {
      wait.remove();
      frame.style.visibility = '';
    },
    close() {
      dialog.close();
      dialog.remove();
      for (const work of undo) work();
    },
  };
}

/** paystar.R123: ESC, and a click that begins and ends outside. */
function dismissBy(dialog: HTMLDialogElement, dismiss: () => void): void {
  let beganOutside = false;
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dismiss();
  });
  dialog.addEventListener('pointerdown', ({ target }) => {
    beganOutside = target === dialog;
  });
  dialog.addEventListener('click', ({ target }) => {
    if (beganOutside && target === dialog) dismiss();
  });
}

function barOf(title: string, dismiss: () => void): HTMLElement {
  const button = elementOf('button', 'close', '×');
  button.setAttribute('type', 'button');
  button.setAttribute('aria-label', 'Close');
  button.addEventListener('click', dismiss);
  return elementOf('div', 'bar', elementOf('span', 'title', title), button);
}

function elementOf(name: string, className: string, ...content: readonly (string | Node)[]): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.append(...content);
  return element;
}

/** A constructed sheet needs no leave from a content security policy of the page, as a `style` element would. */
function dress(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** The page behind stays where it is, and as wide as it was with its scroll bar. */
function lockScroll(): () => void {
  const { clientWidth, style } = document.documentElement;
  const before = { overflow: style.overflow, paddingRight: style.paddingRight };
  const bar = window.innerWidth - clientWidth;
  style.overflow = 'hidden';
  if (bar > 0) style.paddingRight = `${bar}px`;
  return () => {
    Object.assign(style, before);
  };
}
