/** The options of the Text widget: what each accepts and what Tk corrects after reading them. */
import { cursor } from '../cursor-names.js';
import { OptionSet, optionTable } from '../options.js';
import {
  anyText,
  callback,
  colour,
  distance,
  distanceAsGiven,
  font,
  oneOf,
  orNone,
  relief,
  truth,
  wholeNumber,
} from '../values.js';
import { readTabStops } from './tab-stops.js';
import type { Tag } from './tag-store.js';

const TABLE = optionTable([
  ['autoseparators', 'autoSeparators', 'AutoSeparators', '1', truth],
  ['background', 'background', 'Background', '#ffffff', colour],
  ['bd', 'borderwidth'],
  ['bg', 'background'],
  ['blockcursor', 'blockCursor', 'BlockCursor', '0', truth],
  ['borderwidth', 'borderWidth', 'BorderWidth', '1', distance],
  ['cursor', 'cursor', 'Cursor', 'xterm', orNone(cursor)],
  ['endline', '', '', '', orNone(wholeNumber)],
  ['exportselection', 'exportSelection', 'ExportSelection', '1', truth],
  ['fg', 'foreground'],
  ['font', 'font', 'Font', 'TkFixedFont', font],
  ['foreground', 'foreground', 'Foreground', '#000000', colour],
  ['height', 'height', 'Height', '24', distance],
  ['highlightbackground', 'highlightBackground', 'HighlightBackground', '#d9d9d9', colour],
  ['highlightcolor', 'highlightColor', 'HighlightColor', '#000000', colour],
  ['highlightthickness', 'highlightThickness', 'HighlightThickness', '1', distance],
  ['inactiveselectbackground', 'inactiveSelectBackground', 'Foreground', '#c3c3c3', orNone(colour)],
  ['insertbackground', 'insertBackground', 'Foreground', '#000000', colour],
  ['insertborderwidth', 'insertBorderWidth', 'BorderWidth', '0', distance],
  ['insertofftime', 'insertOffTime', 'OffTime', '300', wholeNumber],
  ['insertontime', 'insertOnTime', 'OnTime', '600', wholeNumber],
  [
    'insertunfocussed',
    'insertUnfocussed',
    'InsertUnfocussed',
    'none',
    oneOf(['hollow', 'none', 'solid'], 'insertunfocussed'),
  ],
  ['insertwidth', 'insertWidth', 'InsertWidth', '2', distance],
  ['maxundo', 'maxUndo', 'MaxUndo', '0', wholeNumber],
  ['padx', 'padX', 'Pad', '1', distance],
  ['pady', 'padY', 'Pad', '1', distance],
  ['relief', 'relief', 'Relief', 'sunken', relief],
  ['selectbackground', 'selectBackground', 'Foreground', '#c3c3c3', colour],
  ['selectborderwidth', 'selectBorderWidth', 'BorderWidth', '0', orNone(distanceAsGiven)],
  ['selectforeground', 'selectForeground', 'Background', '#000000', orNone(colour)],
  ['setgrid', 'setGrid', 'SetGrid', '0', truth],
  ['spacing1', 'spacing1', 'Spacing', '0', distance],
  ['spacing2', 'spacing2', 'Spacing', '0', distance],
  ['spacing3', 'spacing3', 'Spacing', '0', distance],
  ['startline', '', '', '', orNone(wholeNumber)],
  ['state', 'state', 'State', 'normal', oneOf(['disabled', 'normal'], 'state')],
  ['tabs', 'tabs', 'Tabs', '', anyText],
  ['tabstyle', 'tabStyle', 'TabStyle', 'tabular', oneOf(['tabular', 'wordprocessor'], 'tabstyle')],
  ['takefocus', 'takeFocus', 'TakeFocus', '', anyText],
  ['undo', 'undo', 'Undo', '0', truth],
  ['width', 'width', 'Width', '80', wholeNumber],
  ['wrap', 'wrap', 'Wrap', 'char', oneOf(['char', 'none', 'word'], 'wrap')],
  ['xscrollcommand', 'xScrollCommand', 'ScrollCommand', '', callback],
  ['yscrollcommand', 'yScrollCommand', 'ScrollCommand', '', callback],
]);

/** The smallest value Tk lets stand; smaller ones become it. */
const SMALLEST = {
  width: 1,
  height: 1,
  spacing1: 0,
  spacing2: 0,
  spacing3: 0,
  highlightthickness: 0,
} as const;

/** The options of one Text; `sel` shares its colours and border with them. */
export function textOptions(selection: Tag): OptionSet {
  const options: OptionSet = new OptionSet(TABLE, () => {
    readTabStops(options.text('tabs'));
    for (const [name, smallest] of Object.entries(SMALLEST)) {
      if (options.number(name) < smallest) options.put(name, smallest);
    }
    shareWithSelection(options, selection);
  });
  selection.setOption('relief', 'raised');
  shareWithSelection(options, selection);
  return options;
}

/** Writes the options of the selection into the tag `sel`. */
function shareWithSelection(options: OptionSet, selection: Tag): void {
  const ownsBackground = selection.options.has('selectbackground');
  const ownsForeground = selection.options.has('selectforeground');
  selection.setOption(ownsBackground ? 'selectbackground' : 'background', options.cget('selectbackground'));
  selection.setOption('borderwidth', options.cget('selectborderwidth'));
  selection.setOption(ownsForeground ? 'selectforeground' : 'foreground', options.cget('selectforeground'));
}

/** Writes what was configured on the tag `sel` back into the options of the widget. */
export function shareFromSelection(options: OptionSet, selection: Tag): void {
  const { options: own } = selection;
  options.put('selectbackground', own.get('selectbackground') ?? own.get('background') ?? '');
  options.put('selectborderwidth', own.get('borderwidth') ?? '');
  options.put('selectforeground', own.get('selectforeground') ?? own.get('foreground') ?? '');
}
