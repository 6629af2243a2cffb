/** Below this a frame shows nothing that could be filled in, in pixels. */
const LEAST_HEIGHT = 240;

/** paystar.R118: the frame stands in the element, as high as that one is; where nothing gives it a height, the frame has one of its own. */
export function placeIn(container: Element, frame: HTMLIFrameElement): void {
  Object.assign(frame.style, { display: 'block', boxSizing: 'border-box', width: '100%', height: '100%', border: '0' });
  container.append(frame);
  if (frame.clientHeight < LEAST_HEIGHT) frame.style.height = '50rem';
}
