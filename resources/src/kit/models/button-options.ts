/** The options of Button and Label. They differ in five defaults and in what only a Button has. */
import { cursor } from './cursor-names.js';
import { optionTable } from './options.js';
import {
  anchor,
  anyText,
  bitmap,
  callback,
  colour,
  distanceAsGiven,
  font,
  image,
  justification,
  oneOf,
  orNone,
  relief,
  variable,
  wholeNumber,
  type ValueReader,
} from './values.js';

/** The states of a Button or Label. */
export type ButtonState = 'active' | 'disabled' | 'normal';
/** Where a picture stands beside the text; `none` shows the picture alone. */
export type Compound = 'bottom' | 'center' | 'left' | 'none' | 'right' | 'top';

const STATES: readonly ButtonState[] = ['active', 'disabled', 'normal'];
const COMPOUNDS: readonly Compound[] = ['bottom', 'center', 'left', 'none', 'right', 'top'];

type Row = readonly [string, string, string, string, ValueReader] | readonly [string, string];

/** What Button and Label share, with the defaults that differ between them. */
function common(
  defaults: Readonly<Record<'highlightthickness' | 'padx' | 'pady' | 'relief' | 'takefocus', string>>,
): Row[] {
  return [
    ['activebackground', 'activeBackground', 'Foreground', '#ececec', colour],
    ['activeforeground', 'activeForeground', 'Background', '#000000', orNone(colour)],
    ['anchor', 'anchor', 'Anchor', 'center', anchor],
    ['background', 'background', 'Background', '#d9d9d9', colour],
    ['bd', 'borderwidth'],
    ['bg', 'background'],
    ['bitmap', 'bitmap', 'Bitmap', '', orNone(bitmap)],
    ['borderwidth', 'borderWidth', 'BorderWidth', '1', distanceAsGiven],
    ['compound', 'compound', 'Compound', 'none', oneOf(COMPOUNDS, 'compound')],
    ['cursor', 'cursor', 'Cursor', '', orNone(cursor)],
    ['disabledforeground', 'disabledForeground', 'DisabledForeground', '#a3a3a3', orNone(colour)],
    ['fg', 'foreground'],
    ['font', 'font', 'Font', 'TkDefaultFont', font],
    ['foreground', 'foreground', 'Foreground', '#000000', colour],
    ['height', 'height', 'Height', '0', anyText],
    ['highlightbackground', 'highlightBackground', 'HighlightBackground', '#d9d9d9', colour],
    ['highlightcolor', 'highlightColor', 'HighlightColor', '#000000', colour],
    [
      'highlightthickness',
      'highlightThickness',
      'HighlightThickness',
      defaults.highlightthickness,
      distanceAsGiven,
    ],
    ['image', 'image', 'Image', '', image],
    ['justify', 'justify', 'Justify', 'center', justification],
    ['padx', 'padX', 'Pad', defaults.padx, distanceAsGiven],
    ['pady', 'padY', 'Pad', defaults.pady, distanceAsGiven],
    ['relief', 'relief', 'Relief', defaults.relief, relief],
    ['state', 'state', 'State', 'normal', oneOf(STATES, 'state')],
    ['takefocus', 'takeFocus', 'TakeFocus', defaults.takefocus, anyText],
    ['text', 'text', 'Text', '', anyText],
    ['textvariable', 'textVariable', 'Variable', '', variable],
    ['underline', 'underline', 'Underline', '-1', wholeNumber],
    ['width', 'width', 'Width', '0', anyText],
    ['wraplength', 'wrapLength', 'WrapLength', '0', distanceAsGiven],
  ];
}

/** Label's options with their defaults on X11. */
export const LABEL_OPTIONS = optionTable(
  common({ highlightthickness: '0', padx: '1', pady: '1', relief: 'flat', takefocus: '0' }),
);

/** Button's options with their defaults on X11. */
export const BUTTON_OPTIONS = optionTable([
  ...common({ highlightthickness: '1', padx: '3m', pady: '1m', relief: 'raised', takefocus: '' }),
  ['command', 'command', 'Command', '', callback],
  ['default', 'default', 'Default', 'disabled', oneOf(STATES, 'default')],
  ['overrelief', 'overRelief', 'OverRelief', '', orNone(relief)],
  ['repeatdelay', 'repeatDelay', 'RepeatDelay', '0', wholeNumber],
  ['repeatinterval', 'repeatInterval', 'RepeatInterval', '0', wholeNumber],
]);
