/** paystar.R5: what succeeded. */
export const succeeded = <D>(data: D) => ({ status: 200 as const, body: { hasErrors: false as const, errors: [], data } });
