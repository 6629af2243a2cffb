import type { CallOptions } from '../../connection/connection.js';
import { type Download, downloadOf } from '../../files/download.js';
import type { FileToSend } from '../../files/form.js';
import type { Connection } from '../connection/connection.js';
import { formWith } from './form-with.js';

/**
 * PDFs of an invoice. A file is given by its `path`, as `data` or as a `stream`. None is held in memory on its way; one on disk is read
 * anew where a call is repeated, a stream cannot be. `receivables.read` lists them.
 */
export const attachments = (connection: Connection) => ({
  /**
   * Attaches a file, one a call, as often as one likes (paystand.R113, paystand.R115). It is a PDF by its first bytes, not by its name, and
   * of at most 20 MB (paystand.R116 to paystand.R118). Sent twice, there are two.
   */
  upload: async (receivableId: string, file: FileToSend, options?: CallOptions) => {
    const body = await formWith([['attachment', file]]);
    return connection.call('POST /receivables/{receivableId}/attachments', { receivableId, body }, options);
  },

  /**
   * Replaces the file of an attachment, which keeps its id (paystand.R127). Paystand says that this can be done, but not how: that is
   * inferred, and goes to loopback only unless the client was made with `allowInferred`; else the error is `inferred`.
   */
  replace: async (receivableId: string, attachmentId: string, file: FileToSend, options?: CallOptions) => {
    const endpoint = 'PUT /receivables/{receivableId}/attachments/{attachmentId}';
    return connection.call(endpoint, { receivableId, attachmentId, body: await formWith([['attachment', file]]) }, options);
  },

  /** Removes it; the invoice stays as it is (paystand.R122 to paystand.R126). `not_found` if it was removed before. */
  delete: async (receivableId: string, attachmentId: string, options?: CallOptions): Promise<void> => {
    await connection.call('DELETE /receivables/{receivableId}/attachments/{attachmentId}', { receivableId, attachmentId }, options);
  },

  /**
   * The bytes that were uploaded (paystand.R128), as they come in: read `stream`, or all of it with `bytes()`. The time limit of the call
   * ends with the beginning of the file; after that only `signal` ends it. That files can be downloaded is documented, how is inferred: it
   * goes to loopback only unless the client was made with `allowInferred`; else the error is `inferred`.
   */
  download: async (receivableId: string, attachmentId: string, options?: CallOptions): Promise<Download> => {
    const endpoint = 'GET /receivables/{receivableId}/attachments/{attachmentId}/download';
    const answer = await connection.call(endpoint, { receivableId, attachmentId }, options);
    return downloadOf(answer, (error) => connection.broken(endpoint, error, options?.signal));
  },
});
