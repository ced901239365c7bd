/** What each bundle may weigh, gzipped: its measured size and room for a few features. CI stops what grows beyond. */
import { existsSync } from 'node:fs';

const shared = 'resources/bundle/shared-*.js';

const bundles = [
  { name: 'engine', path: 'extensions/bundle/engine.cjs', limit: '125 kB' },
  { name: 'terminal', path: 'extensions/bundle/atelier-tcp.cjs', limit: '55 kB' },
  { name: 'server window', path: ['resources/bundle/server.js', shared], limit: '210 kB' },
  { name: 'client window', path: ['resources/bundle/client.js', shared], limit: '210 kB' },
];

// A bundle whose entry does not exist has been reported by the build.
export default bundles
  .filter(({ path }) => existsSync([path].flat()[0]))
  .map((bundle) => ({ ...bundle, gzip: true }));
