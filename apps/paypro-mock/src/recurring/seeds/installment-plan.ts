import { idFormat } from '../../ids.js';
import {
  type InstallmentPlan,
  type InstallmentPlanRequest,
  newInstallmentPlan,
} from '../../resources/installment-plans/installment-plan.js';
import { momentOf } from '../../resources/seed-fields.js';
import type { Tx } from '../../state.js';
import { seriesFields } from './fields.js';
import { mandateOfSeed, type Progress, standing } from './standing.js';

export interface InstallmentPlanSeed extends Partial<InstallmentPlanRequest>, Progress {
  readonly id?: string;
  readonly customer: string;
  readonly period: InstallmentPlanRequest['period'];
  readonly number_of_periods: number;
  readonly created_at?: string;
}

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['customer', 'period', 'number_of_periods'],
  properties: {
    id: { type: 'string', pattern: '^PI[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
    ...seriesFields,
    number_of_periods: { type: 'integer', minimum: 1 },
  },
} as const;

/** An installment plan as it stands; periods that it had are seeded beside it. */
export const installmentPlanSeed = {
  schema,
  build(tx: Tx, { id, created_at, state, periods_made, ...request }: InstallmentPlanSeed): InstallmentPlan {
    const at = momentOf(created_at, tx.now);
    const mandate = mandateOfSeed(tx, { ...request, ...(state ? { state } : {}) });
    const fields = { description: 'Seeded', ...request, currency: 'EUR' } as const;
    const made = newInstallmentPlan(id ?? tx.ids.next('PI', idFormat), at, fields, mandate);
    const usual = mandate ? 'active' : 'pending';
    return tx.installmentPlans.put(
      standing(made, at, tx.now, { state: state ?? usual, ...(periods_made === undefined ? {} : { periods_made }) }),
    );
  },
} as const;
