/** The practical's client window, made of the kit's elements as the practical makes it of Tk's: runs in a page. */

import '../../../resources/src/kit/elements/button/tk-button.js';
import '../../../resources/src/kit/elements/entry/tk-entry.js';
import '../../../resources/src/kit/elements/label/tk-label.js';
import '../../../resources/src/kit/elements/text/tk-text.js';
import '../../../resources/src/kit/elements/toplevel/tk-toplevel.js';
import { PhotoImage } from '../../../resources/src/kit/models/photo-image.js';

/** What the real window said when its pictures were taken: its own lines, and those it received. */
const LINES: readonly (readonly [text: string, tag: '' | 'r'])[] = [
  ['Bonjour, serveur !', ''],
  ['\n', ''],
  ['Bonjour, client n°1.\n', 'r'],
  ['\n', ''],
  ['Que voulez-vous faire ?\n', 'r'],
  ['Une ligne assez longue pour être coupée au bord du widget.', ''],
  ['\n', ''],
  ['Réponse du serveur : elle aussi est assez longue pour passer à la ligne.\n', 'r'],
  ['fin', ''],
];

const MARKUP = `<tk-toplevel geometry="370x400" window-title="Client">
  <tk-label id="label" text="PORT_Server" place="x=10 y=5"></tk-label>
  <tk-entry id="W_Port" label="PORT_Server" place="x=100 y=5"></tk-entry>
  <tk-button id="B_connect" text="connect" place="x=300 y=5"></tk-button>
  <tk-text id="W_Message" label="Message" width="30" height="18" font="Arial 12" place="x=10 y=50"></tk-text>
  <tk-button id="B_send" text="send" place="x=310 y=360"></tk-button>
</tk-toplevel>`;

/** Resolves once two frames were drawn: the Text measures in the first what it draws in the second. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Puts the window on the page. @param picture the send button's, a PNG in base64 */
async function build(picture: string): Promise<void> {
  document.body.innerHTML = MARKUP;
  document.querySelector<HTMLElementTagNameMap['tk-entry']>('#W_Port')?.insert(0, '60000');
  document
    .querySelector<HTMLElementTagNameMap['tk-button']>('#B_send')
    ?.configure({ image: new PhotoImage({ data: picture }) });
  const text = document.querySelector('tk-text');
  text?.tagConfig('r', { background: 'lightsteelblue', foreground: 'royalblue' });
  for (const [line, tag] of LINES) {
    if (tag === '') text?.insert('end', line);
    else text?.insert('end', line, tag);
  }
  for (const child of document.querySelectorAll<HTMLElementTagNameMap['tk-label']>('tk-toplevel > *'))
    await child.updateComplete;
  await document.fonts.ready;
  await drawn();
}

/** Whether a font is on this machine: text in it is wider or narrower than in the font that stands in for any other. */
function hasFont(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas');
  const width = (font: string): number => {
    context.font = `100px ${font}`;
    return context.measureText('PORT_Server').width;
  };
  return width(`'${name}', monospace`) !== width('monospace');
}

/** What the test calls. */
export type ClientWindow = Readonly<{ build: typeof build; drawn: typeof drawn; hasFont: typeof hasFont }>;

declare global {
  interface Window {
    clientWindow: ClientWindow;
  }
}

window.clientWindow = { build, drawn, hasFont };
