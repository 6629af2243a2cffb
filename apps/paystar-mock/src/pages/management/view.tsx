import type { PageRequest } from '@paystub/mock-http';
import type { ComponentChildren } from 'preact';
import { paystarPage } from '../parts/frame.js';
import type { Managed } from './managed.js';

interface View {
  readonly title: string;
  readonly managed: Managed;
  readonly request: PageRequest;
  /** What events carry, as things stand; undefined for flows without events. */
  readonly data?: object;
  /** What was done just now, and the event of it. */
  readonly notice?: string | undefined;
  readonly happened?: string | undefined;
  /** Why nothing was done. */
  readonly problem?: string | undefined;
  /** Whether something that was filled in is wrong. */
  readonly isWrong?: boolean;
  readonly children: ComponentChildren;
}

/** A page where a customer arranges something. */
export const managementPage = ({ title, managed, request, data, notice, happened, problem, isWrong = false, children }: View): string =>
  paystarPage({
    title: `${title}, ${managed.biller}`,
    world: request.world,
    biller: managed.biller,
    told: data && { happened, data },
    narrow: true,
    hasProblem: isWrong || problem !== undefined,
    children: (
      <div class="stack">
        <h1 tabindex={-1}>{title}</h1>
        {notice !== undefined && (
          <p class="notice" role="status">
            {notice}
          </p>
        )}
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {children}
      </div>
    ),
  });

export const Token = ({ of }: { readonly of: PageRequest }) => <input type="hidden" name="form_token" value={of.formToken} />;
