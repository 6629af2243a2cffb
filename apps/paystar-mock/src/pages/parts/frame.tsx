import { clockText, renderPage } from '@paystub/mock-http';
import type { ComponentChildren } from 'preact';
import { script } from '../script/page.gen.js';
import { style } from '../style.js';

export interface ShownWorld {
  readonly id: string;
  readonly now: number;
  readonly frozen: boolean;
}

/** What the page tells whoever shows it in a frame. */
export interface Told {
  /** The event that says that it is there. */
  readonly loaded?: string;
  /** The event of what the form did that led here. */
  readonly happened?: string | undefined;
  /** What events carry, as things stand. */
  readonly data: object;
}

interface Frame {
  readonly title: string;
  /** Unknown where the link leads nowhere. */
  readonly world?: ShownWorld | undefined;
  /** Who is paid. */
  readonly biller?: string;
  readonly told?: Told | undefined;
  /** Whether a form comes back with something wrong in it. */
  readonly hasProblem?: boolean;
  /** One column: what stands here is read rather than filled in. */
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

/** Every page of Paystar: one style and one script, so that a page can be shown in place of another. */
export const paystarPage = ({ title, world, biller, told, hasProblem = false, narrow = false, children }: Frame): string =>
  renderPage({
    title: `${hasProblem ? 'Error: ' : ''}${title} · Paystar sandbox`,
    style,
    script,
    body: (
      <>
        <Sandbox world={world} />
        <main class={narrow ? 'sheet narrow' : 'sheet'}>
          {biller !== undefined && <Biller name={biller} />}
          {children}
        </main>
        {told !== undefined && <script type="application/json" id="session" dangerouslySetInnerHTML={{ __html: jsonIn(told) }} />}
      </>
    ),
  });

/** JSON that no parser of HTML takes for anything else. */
const jsonIn = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const Sandbox = ({ world }: Pick<Frame, 'world'>) => (
  <aside class="strip" aria-label="Sandbox">
    <div>
      <p>
        <strong>Paystar sandbox.</strong> Nothing is charged.
      </p>
      {world !== undefined && (
        <p>
          World <span class="mono nowrap">{world.id}</span> · <span class="nowrap">{clockText(world)}</span>
        </p>
      )}
    </div>
  </aside>
);

const Biller = ({ name }: { readonly name: string }) => (
  <p class="biller">
    <span class="mark" aria-hidden="true">
      {name.slice(0, 1)}
    </span>
    <strong>{name}</strong>
  </p>
);
