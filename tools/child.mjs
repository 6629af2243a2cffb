// Child processes, for tools that run before the install too: node: builtins only.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a child to its end. A signal to us is passed on once: from a terminal the child has had it already. */
export function follow(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const told = new Set();
  const tell = (signal) => {
    if (!told.has(signal)) child.kill(signal);
    told.add(signal);
  };
  for (const signal of signals) process.on(signal, tell);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, tell);
      done({ code: code ?? 128 + constants.signals[signal], output: Buffer.concat(output).toString() });
    });
  });
}

/** The same, keeping what the child writes for later: answers `code` and `output`. */
export const collect = (command, args, options = {}) => follow(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
