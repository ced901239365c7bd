/**
 * The last line of Python's traceback for a failure, by system. The texts are the systems' own (strerror of glibc and
 * of macOS, FormatMessage of Windows in English) and are not translated: Python prints what the system says.
 */

import type { Failure, FailureCode } from '../protocol/failures.js';

interface SystemError {
  readonly exception: string;
  readonly text: string;
  readonly linux: number;
  readonly darwin: number;
  readonly windows: number;
  readonly windowsText: string;
}

const SYSTEM_ERRORS: Partial<Record<FailureCode, SystemError>> = {
  ECONNREFUSED: {
    exception: 'ConnectionRefusedError',
    text: 'Connection refused',
    linux: 111,
    darwin: 61,
    windows: 10061,
    windowsText: 'No connection could be made because the target machine actively refused it',
  },
  EADDRINUSE: {
    exception: 'OSError',
    text: 'Address already in use',
    linux: 98,
    darwin: 48,
    windows: 10048,
    windowsText:
      'Only one usage of each socket address (protocol/network address/port) is normally permitted',
  },
  EACCES: {
    exception: 'PermissionError',
    text: 'Permission denied',
    linux: 13,
    darwin: 13,
    windows: 10013,
    windowsText: 'An attempt was made to access a socket in a way forbidden by its access permissions',
  },
  EADDRNOTAVAIL: {
    exception: 'OSError',
    text: 'Cannot assign requested address',
    linux: 99,
    darwin: 49,
    windows: 10049,
    windowsText: 'The requested address is not valid in its context',
  },
  ETIMEDOUT: {
    exception: 'TimeoutError',
    text: 'Connection timed out',
    linux: 110,
    darwin: 60,
    windows: 10060,
    windowsText:
      'A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond',
  },
  EHOSTUNREACH: {
    exception: 'OSError',
    text: 'No route to host',
    linux: 113,
    darwin: 65,
    windows: 10065,
    windowsText: 'A socket operation was attempted to an unreachable host',
  },
  ENETUNREACH: {
    exception: 'OSError',
    text: 'Network is unreachable',
    linux: 101,
    darwin: 51,
    windows: 10051,
    windowsText: 'A socket operation was attempted to an unreachable network',
  },
  ECONNRESET: {
    exception: 'ConnectionResetError',
    text: 'Connection reset by peer',
    linux: 104,
    darwin: 54,
    windows: 10054,
    windowsText: 'An existing connection was forcibly closed by the remote host',
  },
  EPIPE: {
    exception: 'BrokenPipeError',
    text: 'Broken pipe',
    linux: 32,
    darwin: 32,
    windows: 10058,
    windowsText:
      'A request to send or receive data was disallowed because the socket had already been shut down in that direction with a previous shutdown call',
  },
  EMFILE: {
    exception: 'OSError',
    text: 'Too many open files',
    linux: 24,
    darwin: 24,
    windows: 10024,
    windowsText: 'Too many open sockets',
  },
};

/** macOS words that differ from glibc's. */
const DARWIN_TEXTS: Partial<Record<FailureCode, string>> = {
  EADDRNOTAVAIL: "Can't assign requested address",
  ETIMEDOUT: 'Operation timed out',
};

/** Name look-ups fail with numbers of getaddrinfo's own. */
const LOOKUP_ERRORS: Readonly<Record<'linux' | 'darwin' | 'win32', Partial<Record<FailureCode, string>>>> = {
  linux: {
    ENOTFOUND: 'socket.gaierror: [Errno -2] Name or service not known',
    EAI_AGAIN: 'socket.gaierror: [Errno -3] Temporary failure in name resolution',
  },
  darwin: {
    ENOTFOUND: 'socket.gaierror: [Errno 8] nodename nor servname provided, or not known',
    EAI_AGAIN: 'socket.gaierror: [Errno 2] nameserver failed to answer',
  },
  win32: {
    ENOTFOUND: 'socket.gaierror: [Errno 11001] getaddrinfo failed',
    EAI_AGAIN: 'socket.gaierror: [Errno 11002] getaddrinfo failed',
  },
};

/** The line, or null for failures that are not the system's. `platform` is `process.platform`; others read as Linux. */
export function pythonError({ code }: Failure, platform: string): string | null {
  const system = platform === 'darwin' || platform === 'win32' ? platform : 'linux';
  const lookup = LOOKUP_ERRORS[system][code];
  if (lookup !== undefined) return lookup;
  const error = SYSTEM_ERRORS[code];
  if (error === undefined) return null;
  if (system === 'win32') {
    const exception = code === 'EPIPE' ? 'OSError' : error.exception;
    return `${exception}: [WinError ${error.windows}] ${error.windowsText}`;
  }
  const text = (system === 'darwin' && DARWIN_TEXTS[code]) || error.text;
  return `${error.exception}: [Errno ${error[system]}] ${text}`;
}
