export interface Route {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As in the document: `/payments/{id}/refunds`. */
  readonly path: string;
  /** Top-level properties of the body, in the order of the document. */
  readonly fields: readonly string[];
  readonly query: readonly string[];
  readonly bodyRequired: boolean;
  /** Whether the body may come as multipart/form-data. */
  readonly multipart: boolean;
  /** Where the provider does not say that there is such an operation at this path: what it is known by instead. */
  readonly basis?: 'observed' | 'inferred';
}

/** What a validator found: the part of ajv's ErrorObject that is relied on. */
export interface Finding {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  readonly message?: string;
}

export interface Validate {
  (data: unknown): boolean;
  errors?: readonly Finding[] | null;
}
