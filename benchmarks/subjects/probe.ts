import process from 'node:process';

// Loaded before a measured program: answers, over the channel to its parent, what only the process itself can say.
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});

process.on('message', (when) => {
  if (when === 'collected') {
    collect();
    collect();
  }
  const { user, system } = process.cpuUsage();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ cpu: user + system, used: heapUsed + external });
});
process.on('disconnect', () => process.exit());
