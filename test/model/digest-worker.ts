import { readModel } from '../../src/model/weights.ts';
import { scoreDigest } from './score-digest.ts';

/** Answers with the digest of the model that it is sent. */
export default {
  fetch: async (request: Request): Promise<Response> =>
    new Response(scoreDigest(readModel(new Uint8Array(await request.arrayBuffer())))),
};
