/** `2026-01-31T12:00:00Z`, with a fraction where there is one. */
export const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
