/** Checks Lit templates with lit-analyzer: unknown tags, attributes and properties, wrong types of bindings. */
import { filesBelow } from './files.js';
import { endCommandsWithThisProcess, packageProgram, runCommand } from './run-command.js';

endCommandsWithThisProcess();
const files = filesBelow('resources/src', (path) => path.endsWith('.ts'));
// The files come first: the program takes what follows --strict for its value, finds nothing, and exits 0.
const command = packageProgram('@jackolope/lit-analyzer/cli.mjs', [
  ...files,
  '--maxWarnings',
  '0',
  '--noColor',
  '--strict',
]);
const { code, output } = await runCommand(command, { limitSeconds: 180 });
const looked = Number(/Analyzing (\d+) files/.exec(output)?.[1] ?? 0);
console.log(output.trim());
if (looked < files.length) console.log(`lit-analyzer looked at ${looked} of ${files.length} files`);
process.exitCode = code === 0 && looked >= files.length ? 0 : 1;
