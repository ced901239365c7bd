/** `node run.mjs TASK [ARGS]`: gets the clone ready, then runs `TASK.ts` of this folder. npm's scripts call it. */
import { install, main, runTool } from './prepare.mjs';

await main(() => {
  const [task = '', ...args] = process.argv.slice(2);
  install();
  return runTool(task, args);
});
