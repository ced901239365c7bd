/** SKELETON of the dictionary of connections. */
import type { ConnectionState } from '../../protocol/nouns.js';

/** One connection in the dictionary, as plain data. */
export interface RegistryRecord {
  readonly connection: number;
  readonly number: number;
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly state: ConnectionState;
  /** When the connection was opened: ms since the epoch. */
  readonly since: number;
  /** Complete messages received. */
  readonly messages: number;
  readonly bytes: { readonly received: number; readonly sent: number };
}

/** The whole dictionary; the key is "address:port" of the peer. */
export type RegistrySnapshot = Readonly<Record<string, RegistryRecord>>;
