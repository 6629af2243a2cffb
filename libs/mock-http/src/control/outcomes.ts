import type { Outcomes } from '../mock.js';
import type { AnyMock, Sandbox } from '../sandbox.js';
import { mockOf, settled, worldOf } from './find.js';
import { mark } from './mark.js';
import type { Owned } from './operations.js';
import { Problem } from './refusals/problem.js';
import { refuseInvalid } from './refusals/schema.js';
import { transactTold } from './told.js';

type Told = Record<string, unknown>[];

export function outcomeOperations(sandbox: Sandbox): Owned<'getOutcomes' | 'setOutcomes'> {
  return {
    getOutcomes({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      const mock = mockOf(sandbox, params.provider);
      const { list } = outcomesOf(mock);
      return { status: 200, body: host.world.read<never, Told>(mock.provider, host.now, (tx) => list(tx) as Told) };
    },
    setOutcomes({ params, body, receivedAt }) {
      const host = settled(worldOf(sandbox, params.world));
      const mock = mockOf(sandbox, params.provider);
      const { schema, put, list } = outcomesOf(mock);
      refuseInvalid(schema, body);
      const commit = transactTold(host, mock, (tx) => {
        put(tx, body as never);
        return list(tx) as Told;
      });
      host.committed(commit);
      const path = `/${mock.provider}/outcomes`;
      mark(host, { operation: 'setOutcomes', method: 'PUT', path, body, commit, status: 200, receivedAt });
      return { status: 200, body: commit.result };
    },
  };
}

function outcomesOf(mock: AnyMock): Outcomes<never> {
  if (mock.outcomes) return mock.outcomes as Outcomes<never>;
  throw new Problem(
    404,
    'no-outcomes',
    'There is nothing to tell',
    `No due work of ${mock.title} makes records that a bank decides on.`,
    'Use its actions: GET …/actions.',
  );
}
