/** What the engine remembers between runs, in the user's data folder, and every window shows. */

import type { ServingOptions, StreamOptions } from './nouns.js';

/** The languages of the phrases. */
export const LANGUAGES = ['fr', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The looks a window can take: `classic` is Tk's. */
export const LOOKS = ['light', 'dark', 'classic'] as const;
/** One of {@link LOOKS}. */
export type Look = (typeof LOOKS)[number];

/** How bytes are shown. */
export const BYTE_VIEWS = ['text', 'hex', 'both'] as const;
/** One of {@link BYTE_VIEWS}. */
export type ByteView = (typeof BYTE_VIEWS)[number];

/** What a server window last used. */
export interface ServerSettings extends ServingOptions {
  /** Whether a client's first message becomes its name. */
  readonly firstMessageNames: boolean;
  /** Whether «Réglages» is unfolded. */
  readonly unfolded: boolean;
}

/** What a client window last used. */
export interface ClientSettings extends StreamOptions {
  readonly host: string;
  readonly port: number;
  readonly escapes: boolean;
  readonly view: ByteView;
  /** Whether «⋯» is unfolded. */
  readonly unfolded: boolean;
}

/** All settings. `null` language or look: as the system has it. */
export interface Settings {
  readonly language: Language | null;
  readonly look: Look | null;
  /** Zoom in percent, 50 to 300. */
  readonly zoom: number;
  readonly server: ServerSettings;
  readonly client: ClientSettings;
  /** Messages sent, newest last, at most 100. */
  readonly history: readonly string[];
  /** Ports used, newest first, at most 10. */
  readonly recentPorts: readonly number[];
  /** Hosts used, newest first, at most 10. */
  readonly recentHosts: readonly string[];
}

/** A change to some settings; the two groups are merged property by property. */
export interface SettingsPatch extends Partial<Omit<Settings, 'server' | 'client'>> {
  readonly server?: Partial<ServerSettings>;
  readonly client?: Partial<ClientSettings>;
}
