import { routes } from '@paystub/contracts/paystar';
import { requests } from '@paystub/contracts/paystar/requests';
import { responses } from '@paystub/contracts/paystar/responses';
import { startStubOf } from '../stub-server.js';
import { answered, dataOf } from './answers.js';

/** A Paystar, all three APIs at one address. */
export const startStub = () =>
  startStubOf({ routes, requests, responses }, ({ operationId }) => ({ status: 200, body: answered(dataOf(operationId)) }));
