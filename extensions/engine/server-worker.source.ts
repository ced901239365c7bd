import { bundleWorker } from '../tools/worker-source.js';

/** The server worker as one CommonJS text, for `new Worker(source, { eval: true })`. */
export const source = await bundleWorker('./server-worker.ts', import.meta.url);
