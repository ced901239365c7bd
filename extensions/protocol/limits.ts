/** The limits that more than one room speaks of, each with its unit and its reason. */

/** Bytes of one message. A longer one ends its connection: one peer must not fill the memory of all. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Bytes written to a connection that its peer has not read. Beyond it we stop reading from that peer. */
export const MAX_UNREAD_BYTES = 1024 * 1024;

/** Clients of one server unless asked otherwise. More is possible where the descriptor limit allows. */
export const DEFAULT_MAX_CLIENTS = 10_000;

/** Descriptors left for everything that is not a client: files, the link, workers, the listening sockets. */
export const RESERVED_DESCRIPTORS = 64;

/** Events the journal holds before it drops the oldest: some 40 MB of columns. */
export const JOURNAL_EVENTS = 1_000_000;

/** Bytes of payload the journal holds before it drops the oldest. */
export const JOURNAL_BYTES = 64 * 1024 * 1024;

/** Bytes of one event's data that cross the link; the rest is fetched with `event.data`. */
export const LINK_DATA_BYTES = 4096;

/** Ends of messages that one event carries over the link: a chunk of one-byte lines has thousands. */
export const LINK_ENDS = 256;

/** Dialogue entries a view keeps: enough to scroll back through a lesson, bounded for a flood. */
export const DIALOGUE_ENTRIES = 2_000;

/** The lab's port and its host. */
export const DEFAULT_PORT = 60_000;
/** Loopback: listening beyond it takes an explicit choice. */
export const DEFAULT_HOST = '127.0.0.1';

/** Milliseconds of simulated work at most: a minute shows any lesson. */
export const MAX_WORK_MS = 60_000;

/** Characters of a name, a host or a template that a person may type. */
export const MAX_TEXT_FIELD = 1_000;
