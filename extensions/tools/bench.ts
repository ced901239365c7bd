/**
 * `npm run bench`: runs test/bench/main.ts and every *.bench.ts one after the other, each in a process of its own,
 * because two at once would measure each other. What follows `--` is handed to each of them. A bench prints its
 * ratios and exits with another code than 0 when one is missed.
 */
import { spawnSync } from 'node:child_process';
import { filesBelow } from './files.js';
import { root } from './prepare.mjs';
import { buildAll } from './build.js';

const args = process.argv.slice(2);
const benches = filesBelow(
  'test/bench',
  (path) => path.endsWith('.bench.ts') || path === 'test/bench/main.ts',
);
// Benches start the very bundles that ship.
await buildAll();
const missed: string[] = [];
for (const bench of benches) {
  console.log(`\n${bench}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', bench, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) missed.push(bench);
}
console.log(
  `\n${benches.length} benches, ${missed.length} missed${missed.length > 0 ? `: ${missed.join(', ')}` : ''}`,
);
process.exitCode = benches.length === 0 || missed.length > 0 ? 1 : 0;
