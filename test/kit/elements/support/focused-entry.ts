import { html } from '@open-wc/testing';
import '../../../../resources/src/kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../../../resources/src/kit/elements/entry/tk-entry.js';
import { drawn, recordEvents } from './harness.js';

/** An entry that has the focus, and the events a person caused. */
export async function focused(value = ''): Promise<{ entry: TkEntry; heard: string[] }> {
  const entry = await drawn<TkEntry>(html`<tk-entry label="Port"></tk-entry>`);
  entry.insert(0, value);
  entry.focus();
  const heard = recordEvents(entry, 'tk-input', 'tk-change', 'tk-submit', 'tk-reject');
  return { entry, heard };
}
