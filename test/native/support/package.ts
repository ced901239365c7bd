/** The app packaged as people get it, from the bundles that stand and the binary that the suite runs. */

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nativeBinaryName } from '../../../extensions/tools/native.mjs';
import { ROOT } from '../../support/program.js';
import { nativeBinary } from './native-app.js';

const run = promisify(execFile);

/** What the package is made of, besides the binary. */
const ITEMS = [
  'neutralino.config.json',
  'atelier-tcp.sh',
  'extensions/bundle',
  ...['index.html', 'client.html', 'bundle', 'icons', 'styles'].map((item) => `resources/${item}`),
];

/** A package in a folder of its own; `remove` it afterwards. */
export interface AppPackage {
  /** The folder that a person would unzip. */
  readonly folder: string;
  /** The name of the program in it. */
  readonly program: string;
  /** The path of the zip. */
  readonly zip: string;
  remove(): Promise<void>;
}

/** Packages the app with neu, which needs no network for it. */
export async function packageApp(): Promise<AppPackage> {
  const project = await mkdtemp(join(tmpdir(), 'atelier-package-'));
  const name = nativeBinaryName(process.platform, process.arch) ?? '';
  for (const item of ITEMS) await cp(join(ROOT, item), join(project, item), { recursive: true });
  await mkdir(join(project, 'bin'));
  await cp(nativeBinary() ?? '', join(project, 'bin', name));
  const neu = join(ROOT, 'node_modules', '@neutralinojs', 'neu', 'bin', 'neu.js');
  await run(process.execPath, [neu, 'build', '--release'], { cwd: project });
  return {
    folder: join(project, 'dist', 'atelier-tcp'),
    program: name.replace('neutralino', 'atelier-tcp'),
    zip: join(project, 'dist', 'atelier-tcp-release.zip'),
    remove: () => rm(project, { recursive: true, force: true }),
  };
}
