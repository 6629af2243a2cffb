import { Fault } from '@paystub/mock-kernel';
import type { Action } from '../action.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { WAIT_MS } from './clock.js';
import { kebab, mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { invalid, Problem, unknown } from './refusals/problem.js';
import { refuseInvalid } from './refusals/schema.js';
import { showCommit } from './views/show.js';

type AnyRecord = { readonly id: string };
type AnyTx = { readonly now: number } & { readonly [collection: string]: { get(id: string): AnyRecord | undefined } };
type AnyAction = Action<AnyTx, AnyRecord>;

const FOR_ITS_STATE = 'Choose an action for its state, from `states`.';
const AS_IT_IS = 'Its state is right: change what the detail names, or choose another record or action.';

export function actionOperations(sandbox: Sandbox): Owned<'listActions' | 'runAction'> {
  return {
    listActions({ params }) {
      worldOf(sandbox, params.world);
      const actions = mockOf(sandbox, params.provider).actions as readonly AnyAction[];
      return {
        status: 200,
        body: {
          actions: actions.map(({ name, on, from, fields }) => ({
            name,
            on: kebab(on),
            from: [...from],
            fields: fields as Record<string, unknown>,
          })),
        },
      };
    },
    async runAction({ params, query, body, receivedAt }) {
      const host = settled(worldOf(sandbox, params.world));
      const mock = mockOf(sandbox, params.provider);
      const action = actionOf(sandbox, mock, params.action);
      const { id, ...fields } = body;
      refuseInvalid(action.fields, fields);
      const commit = host.world.transact(mock.provider, host.now, (tx) => run(mock, action, tx as never, id, fields));
      host.committed(commit);
      const path = `/${mock.provider}/actions/${action.name}`;
      mark(host, { operation: 'runAction', method: 'POST', path, body, commit, status: 200, receivedAt });
      if (query.wait === 'deliveries') await host.dispatcher.settled(WAIT_MS);
      return { status: 200, body: showCommit(host, commit) };
    },
  };
}

function actionOf(sandbox: Sandbox, mock: AnyMock, name: string): AnyAction {
  const actions = mock.actions as readonly AnyAction[];
  const action = actions.find((other) => other.name === name);
  if (!action)
    throw unknown(
      sandbox,
      'action',
      name,
      actions.map((other) => other.name),
      'GET …/actions lists what there is.',
    );
  return action;
}

function run(mock: AnyMock, action: AnyAction, tx: AnyTx, id: string, fields: Record<string, unknown>): void {
  const record = tx[action.on]?.get(id);
  if (!record)
    throw new Problem(
      404,
      'unknown-record',
      'There is no such record',
      `${kebab(action.on)} of this world hold no ${id}.`,
      `GET …/${kebab(action.on)} lists what there is.`,
    );
  const state = action.state(record, tx.now);
  if (!action.from.includes(state))
    throw forbidden(mock, action, state, `${action.name} is for ${action.from.join(', ')}; ${id} is ${state}.`);
  try {
    action.run(tx, record, fields);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { message, param } = mock.render(error, '');
    throw blamesField(action, param) ? unfit(param, message) : forbidden(mock, action, state, message, AS_IT_IS);
  }
}

/** Whether a refusal is about what the call said, and not about the state that the record is in. */
const blamesField = ({ fields }: AnyAction, param: string | undefined): param is string =>
  param !== undefined && Object.hasOwn((fields as { properties?: object }).properties ?? {}, param.split(/[.[]/, 1)[0] as string);

const unfit = (param: string, message: string) =>
  invalid(param, `${message.replace(/\.$/, '')}.`, 'GET …/actions says what the fields of each action mean.');

function forbidden(mock: AnyMock, { on }: AnyAction, state: string, detail: string, fix = FOR_ITS_STATE): Problem {
  const states = Object.fromEntries(
    (mock.actions as readonly AnyAction[]).filter((other) => other.on === on).map((other) => [other.name, other.from]),
  );
  return new Problem(409, 'state-forbids', 'The record does not allow it as it is', detail, fix, { state, states });
}
