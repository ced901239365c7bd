import { TclError } from '../../models/tcl-error.js';

/** Tk's three geometry managers; each is an attribute of the same name, and a child has at most one. */
export const MANAGERS = ['place', 'pack', 'grid'] as const;
/** The name of a geometry manager. */
export type Manager = (typeof MANAGERS)[number];

/** The options whose value is another child of the same window; an attribute names it by its id. */
export const RELATIONS = ['in', 'before', 'after'] as const;

/** Options of a geometry manager by name, as they are written. An element, for `in`, `before` and `after`, stands for its id. */
export type ManagerOptions = Readonly<Record<string, string | number | boolean | Element>>;

/** One option: a name, "=", and a value that is quoted when it has spaces. */
const OPTION = /\s*([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,]+))\s*,?/uy;

/**
 * Reads an attribute such as `x=10 y=5` or, as one would write it in Python, `side="left", fill="x"`.
 * @throws {TclError} for what is no option
 */
export function readManagerOptions(written: string): Record<string, string> {
  const options: Record<string, string> = {};
  OPTION.lastIndex = 0;
  while (OPTION.lastIndex < written.length) {
    const at = OPTION.lastIndex;
    if (written.slice(at).trim() === '') break;
    const match = OPTION.exec(written);
    if (!match) throw new TclError(`bad option "${written.slice(at).trim()}": must be name=value`);
    options[match[1] ?? ''] = match[2] ?? match[3] ?? match[4] ?? '';
  }
  return options;
}

/** Writes options as an attribute. An element without an id is given one, for it can be named by nothing else. */
export function writeManagerOptions(options: ManagerOptions): string {
  return Object.entries(options)
    .map(([name, value]) => {
      const text = typeof value === 'object' ? idOf(value) : String(value);
      return `${name}=${/^[^\s,"']+$/u.test(text) ? text : `"${text}"`}`;
    })
    .join(' ');
}

/** How many ids were given; they only have to differ from one another. */
let given = 0;

function idOf(element: Element): string {
  element.id ||= `tk-child-${++given}`;
  return element.id;
}

/** The manager of an element, null when it has none and is not shown. */
export function managerOf(element: Element): Manager | null {
  return MANAGERS.find((manager) => element.hasAttribute(manager)) ?? null;
}

/**
 * Puts an element under a manager, with the options it had there before and the new ones over them. Under another
 * manager it is no longer then, as in Tk.
 */
export function manage(element: Element, manager: Manager, options: ManagerOptions): void {
  const merged = { ...readManagerOptions(element.getAttribute(manager) ?? ''), ...options };
  for (const other of MANAGERS) if (other !== manager) element.removeAttribute(other);
  element.setAttribute(manager, writeManagerOptions(merged));
}
