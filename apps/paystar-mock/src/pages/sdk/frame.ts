import { connect, type FrameMessage, readMessage } from './messages.js';

export interface FrameOptions {
  readonly url: URL;
  readonly title: string;
  /** The first page has loaded, before it is asked for what it has to tell. */
  readonly loaded: () => void;
  readonly heard: (message: FrameMessage) => void;
}

export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Nothing is heard of it any more. */
  readonly remove: () => void;
}

/** A hosted page in a frame. Only what comes from this frame and from the site of the session is heard, and only that site is spoken to. */
export function createFrame({ url, title, loaded, heard }: FrameOptions): Frame {
  const element = document.createElement('iframe');
  element.title = title;
  element.src = url.href;
  let isLoaded = false;
  const onMessage = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === null || source !== element.contentWindow || origin !== url.origin) return;
    const message = readMessage(data);
    if (message !== undefined) heard(message);
  };
  // Every page of the session connects; that the frame has loaded is told once.
  element.addEventListener('load', () => {
    if (!isLoaded) loaded();
    isLoaded = true;
    element.contentWindow?.postMessage(connect, url.origin);
  });
  window.addEventListener('message', onMessage);
  return {
    element,
    remove() {
      window.removeEventListener('message', onMessage);
      element.remove();
    },
  };
}
