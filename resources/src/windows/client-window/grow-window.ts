/** A zoomed client window grows, as far as the screen allows: the course's window has no room to lose. */

import type { NativeShell } from '../../state/native-shell.js';

/** The course's size in px. */
export const COURSE_SIZE = { width: 370, height: 400 } as const;

/** Makes room for the course's window at `zoom` percent. A tab of a browser stays as it is. */
export function growWindow(zoom: number, shell: NativeShell | null): void {
  const width = Math.min(screen.availWidth, Math.round((COURSE_SIZE.width * zoom) / 100));
  const height = Math.min(screen.availHeight, Math.round((COURSE_SIZE.height * zoom) / 100));
  if (innerWidth >= width && innerHeight >= height) return;
  const wide = Math.max(width, innerWidth);
  const tall = Math.max(height, innerHeight);
  if (shell !== null) void shell.setSize(wide, tall);
  else resizeTo(wide + outerWidth - innerWidth, tall + outerHeight - innerHeight);
}
