export { notBuilt } from './mock.js';
export type {
  Action,
  Answer,
  Links,
  Mock,
  Operation,
  Operations,
  OutgoingWebhook,
  Page,
  PageAnswer,
  PageRequest,
  RuleFacts,
  Webhooks,
} from './mock.js';
