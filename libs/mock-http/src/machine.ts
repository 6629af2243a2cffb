/** The machine's time in epoch milliseconds, with fractions; it never goes back, whatever happens to the machine's calendar. */
export const machineNow = (): number => performance.timeOrigin + performance.now();
