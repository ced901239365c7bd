/**
 * `npm run bench`: runs test/bench/main.ts and every *.bench.ts one after the other, each in a process of its own,
 * because two at once would measure each other. What follows `--` is handed to each of them; is the first word the name
 * of a folder in test/bench (`npm run bench -- kit`), only the benches in there run. A bench prints its ratios and exits
 * with another code than 0 when one is missed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files.js';
import { root } from './prepare.mjs';
import { buildAll } from './build.js';

const args = process.argv.slice(2);
const chosen = join('test/bench', args[0] ?? '');
const folder = args[0]?.startsWith('-') === false && existsSync(join(root, chosen)) ? chosen : 'test/bench';
const benches = filesBelow(folder, (path) => path.endsWith('.bench.ts') || path === 'test/bench/main.ts');
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
