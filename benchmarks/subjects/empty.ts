import { createServer } from 'node:http';

// What a process of Node costs before it does anything.
createServer((_request, response) => response.end('ok')).listen(Number(process.argv[2] ?? 0), '127.0.0.1');
