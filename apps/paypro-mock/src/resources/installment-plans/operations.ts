import type { operations } from '@paystub/contracts/paypro';
import type { Operations } from '@paystub/mock-http';
import { idFormat } from '../../ids.js';
import { listOf } from '../../lists.js';
import { requestFirstPayment } from '../../recurring/authorize.js';
import { cancelSeries, completeIfDone, pauseSeries, resumeSeries, startSeries } from '../../recurring/course.js';
import { installmentPlanOf } from '../../recurring/lookups.js';
import { checkReferences, checkTogether, rulesOfPlans } from '../../recurring/rules/new-series.js';
import { record } from '../../recurring/store.js';
import type { Tx } from '../../state.js';
import { changedPlan, type InstallmentPlan, type InstallmentPlanRequest, newInstallmentPlan } from './installment-plan.js';
import { presentInstallmentPlan } from './present.js';

type Owned = Pick<
  operations,
  | 'getInstallmentPlan'
  | 'updateInstallmentPlan'
  | 'cancelInstallmentPlan'
  | 'listInstallmentPlans'
  | 'createInstallmentPlan'
  | 'pauseInstallmentPlan'
  | 'resumeInstallmentPlan'
>;

export const installmentPlanOperations: Operations<Owned, Tx> = {
  getInstallmentPlan: (tx, { params, links }) => ({ status: 200, body: presentInstallmentPlan(installmentPlanOf(tx, params.id), links) }),

  updateInstallmentPlan(tx, { params, body, links }) {
    const mandate = body.mandate === undefined ? undefined : tx.mandates.get(body.mandate);
    const plan = record(tx, changedPlan(installmentPlanOf(tx, params.id), tx.now, body, mandate), 'updated');
    return { status: 200, body: presentInstallmentPlan(completeIfDone(tx, plan), links) };
  },

  cancelInstallmentPlan: (tx, { params, links }) => ({
    status: 200,
    body: presentInstallmentPlan(cancelSeries(tx, installmentPlanOf(tx, params.id)), links),
  }),

  listInstallmentPlans: (tx, { query, links }) => ({
    status: 200,
    body: listOf(tx.installmentPlans, { path: 'installment_plans', query, links, present: presentInstallmentPlan }),
  }),

  createInstallmentPlan: (tx, { body, links }) => ({ status: 201, body: presentInstallmentPlan(create(tx, body), links) }),

  pauseInstallmentPlan: (tx, { params, links }) => ({
    status: 200,
    body: presentInstallmentPlan(pauseSeries(tx, installmentPlanOf(tx, params.id)), links),
  }),

  resumeInstallmentPlan: (tx, { params, links }) => ({
    status: 200,
    body: presentInstallmentPlan(resumeSeries(tx, installmentPlanOf(tx, params.id)), links),
  }),
};

/** paypro.R106, R107: by mandate it starts at once; else it asks for a first payment. */
function create(tx: Tx, request: InstallmentPlanRequest): InstallmentPlan {
  checkTogether(request, rulesOfPlans);
  const mandate = typeof request.mandate === 'string' ? tx.mandates.get(request.mandate) : undefined;
  checkReferences(request, tx.customers.get(request.customer), mandate);
  const plan = record(tx, newInstallmentPlan(tx.ids.next('PI', idFormat), tx.now, request, mandate), 'created');
  return mandate ? startSeries(tx, plan) : requestFirstPayment(tx, plan);
}
