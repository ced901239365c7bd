/** What the process ends with. */

/** 0: all went well; 1: the network failed; 2: mistyped, or the server could not bind. */
export const EXIT = { ok: 0, network: 1, usage: 2 } as const;
