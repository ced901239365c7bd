/** `npm run lint`: ESLint, Prettier and lit-analyzer, with zero warnings. */
import { lintChecks } from './checks.js';
import { endCommandsWithThisProcess, runCommand } from './run-command.js';

/** Seconds for one of them: the types that ESLint asks for take most of it. */
const limitSeconds = 240;

endCommandsWithThisProcess();
for (const { name, command } of lintChecks) {
  const { code, output } = await runCommand(command, { limitSeconds });
  console.log(code === 0 ? `${name}: nothing to say` : `${name}:\n${output.trim()}`);
  if (code !== 0) process.exitCode = 1;
}
