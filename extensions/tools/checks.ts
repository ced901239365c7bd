/** The checks that read the sources, each a command that prints what is wrong and exits with 1. */
import { packageProgram, tool } from './run-command.js';

/** One check. */
export interface Check {
  /** Its name, as `npm test -- NAME` takes it. */
  readonly name: string;
  /** The command: program and arguments. */
  readonly command: readonly string[];
}

/** Whether the code keeps the habits of the house: ESLint's rules, Prettier's shape, Lit templates. */
export const lintChecks: readonly Check[] = [
  { name: 'eslint', command: packageProgram('eslint/bin/eslint.js', ['--max-warnings', '0', '.']) },
  {
    name: 'format',
    command: packageProgram('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  },
  { name: 'lit', command: tool('lit') },
];

/** All of them, in the order in which `npm test` starts them. The longest come first. */
export const checks: readonly Check[] = [
  { name: 'types', command: tool('types') },
  ...lintChecks,
  {
    name: 'arrows',
    command: packageProgram('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', 'extensions', 'resources', 'test'],
    ]),
  },
  { name: 'dead-code', command: packageProgram('knip/bin/knip.js', ['--no-progress']) },
  { name: 'sizes', command: packageProgram('size-limit/bin.js', []) },
];
