export interface Customer {
  readonly id: string;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly address: string | null;
  readonly postal: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly vat_number: string | null;
  readonly company_name: string | null;
  readonly phone_number: string | null;
  readonly created_at: number;
}

/** paypro.R65, R44: a customer of whom nothing is known yet. */
export const newCustomer = (id: string, now: number): Customer => ({
  id,
  email: null,
  first_name: null,
  last_name: null,
  address: null,
  postal: null,
  city: null,
  country: null,
  vat_number: null,
  company_name: null,
  phone_number: null,
  created_at: now,
});
