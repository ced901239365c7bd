/**
 * Checks the types of every room with the room's own compiler settings: what a room must not name (the DOM, Node)
 * is not there for it. Two compilers at a time, one a core.
 */
import { dirname } from 'node:path';
import { filesBelow } from './files.js';
import { endCommandsWithThisProcess, packageProgram, runCommand } from './run-command.js';

/** Compilers at once. Each takes a core and some 300 MB. */
const atOnce = 2;

/** Seconds for one room: the largest takes five. */
const limitSeconds = 120;

const rooms = ['extensions', 'resources/src', 'test']
  .flatMap((folder) => filesBelow(folder, (path) => path.endsWith('/tsconfig.json')))
  .map((path) => dirname(path))
  // A room that nobody has moved into yet has nothing to check, and tsc calls that an error.
  .filter((room) => filesBelow(room, (path) => path.endsWith('.ts')).length > 0);

const waiting = [...rooms];
const wrong: string[] = [];

async function checkRooms(): Promise<void> {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
    const result = await runCommand(packageProgram('typescript/bin/tsc', ['-p', room]), { limitSeconds });
    if (result.code !== 0) {
      wrong.push(room);
      console.log(result.output.trim());
    }
  }
}

endCommandsWithThisProcess();
await Promise.all(Array.from({ length: atOnce }, checkRooms));
console.log(
  `${rooms.length} rooms, ${wrong.length} with wrong types${wrong.length > 0 ? `: ${wrong.join(', ')}` : ''}`,
);
process.exitCode = wrong.length > 0 ? 1 : 0;
