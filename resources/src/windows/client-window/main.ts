/** Wires a client window: the page's link, and the window on it. */

import { languageOf } from '../../../../extensions/phrases/language.js';
import { openPageLink } from '../../state/page-link.js';
import { ClientWindow } from './client-window.js';

const shown = new ClientWindow();
shown.desk = openPageLink(languageOf(navigator.language));
document.body.append(shown);
