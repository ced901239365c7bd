/** Wires the server window: the page's link, and the window on it. */

import { languageOf } from '../../../../extensions/phrases/language.js';
import { openPageLink } from '../../state/page-link.js';
import { ServerWindow } from './server-window.js';

const shown = new ServerWindow();
shown.desk = openPageLink(languageOf(navigator.language));
document.body.append(shown);
