/** What one process bears. Specs lower some of these to reach them. */
export interface Limits {
  /** Worlds of a process. */
  readonly worlds: number;
  /** Bytes that journals keep: each of them, and all together. */
  readonly journalBytes: number;
  readonly allJournalsBytes: number;
  /** Milliseconds that a client may take for its headers, and for a whole request; and how often that is looked at. */
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkMs: number;
  /** Milliseconds that a connection may be idle before it is closed: longer than clients keep one for their next request. */
  readonly idleMs: number;
  /** What one advance fires at most, and how long it takes at most. */
  readonly advanceJobs: number;
  readonly advanceMs: number;
  /** Milliseconds that requests under way get to finish when the process is told to end. */
  readonly graceMs: number;
}

const MIB = 1024 * 1024;

export const defaultLimits: Limits = {
  worlds: 10_000,
  journalBytes: 4 * MIB,
  allJournalsBytes: 128 * MIB,
  headersMs: 10_000,
  requestMs: 30_000,
  checkMs: 5000,
  idleMs: 65_000,
  advanceJobs: 10_000,
  advanceMs: 20_000,
  graceMs: 3000,
};
