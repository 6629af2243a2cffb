import { routes } from '@paystub/contracts/control';
import { requests } from '@paystub/contracts/control/requests';
import { responses } from '@paystub/contracts/control/responses';
import { usual } from './control-usual.js';
import { startStubOf } from './stub-server.js';

/** A control plane that has no world behind it. */
export const startStub = () =>
  startStubOf({ routes, requests, responses }, ({ operationId }) =>
    operationId === 'dropWorld' ? { status: 204, raw: '' } : { status: 200, body: usual[operationId] },
  );
