import type { AddressInfo } from 'node:net';
import express from 'express';
import { PAGE, plainPayments } from './payments.js';

// The same with Express as its documentation begins, nothing switched off.
let base = '';
const payments = plainPayments(JSON.parse(process.argv[2] ?? 'null'), () => base);

const app = express();
app.use(express.json());
app.post('/payments', (request, response) => void response.status(201).json(payments.create(request.body)));
app.get('/payments', (_request, response) => void response.json(payments.newest(PAGE)));
app.get('/payments/:id', (request, response) => void response.json(payments.get(request.params.id)));

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  process.send?.(port);
});
