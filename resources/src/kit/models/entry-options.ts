/** The options of Entry. */
import { cursor } from './cursor-names.js';
import { optionTable } from './options.js';
import {
  anyText,
  callback,
  colour,
  distance,
  font,
  justification,
  oneOf,
  orNone,
  relief,
  truth,
  variable,
  wholeNumber,
} from './values.js';

/** The states of an Entry. */
export type EntryState = 'disabled' | 'normal' | 'readonly';
/** When an Entry asks its validatecommand. */
export type ValidateMode = 'all' | 'key' | 'focus' | 'focusin' | 'focusout' | 'none';

const STATES: readonly EntryState[] = ['disabled', 'normal', 'readonly'];
const MODES: readonly ValidateMode[] = ['all', 'key', 'focus', 'focusin', 'focusout', 'none'];

/** Entry's options with their defaults on X11. */
export const ENTRY_OPTIONS = optionTable([
  ['background', 'background', 'Background', '#ffffff', colour],
  ['bd', 'borderwidth'],
  ['bg', 'background'],
  ['borderwidth', 'borderWidth', 'BorderWidth', '1', distance],
  ['cursor', 'cursor', 'Cursor', 'xterm', orNone(cursor)],
  ['disabledbackground', 'disabledBackground', 'DisabledBackground', '#d9d9d9', orNone(colour)],
  ['disabledforeground', 'disabledForeground', 'DisabledForeground', '#a3a3a3', orNone(colour)],
  ['exportselection', 'exportSelection', 'ExportSelection', '1', truth],
  ['fg', 'foreground'],
  ['font', 'font', 'Font', 'TkTextFont', font],
  ['foreground', 'foreground', 'Foreground', '#000000', colour],
  ['highlightbackground', 'highlightBackground', 'HighlightBackground', '#d9d9d9', colour],
  ['highlightcolor', 'highlightColor', 'HighlightColor', '#000000', colour],
  ['highlightthickness', 'highlightThickness', 'HighlightThickness', '1', distance],
  ['insertbackground', 'insertBackground', 'Foreground', '#000000', colour],
  ['insertborderwidth', 'insertBorderWidth', 'BorderWidth', '0', distance],
  ['insertofftime', 'insertOffTime', 'OffTime', '300', wholeNumber],
  ['insertontime', 'insertOnTime', 'OnTime', '600', wholeNumber],
  ['insertwidth', 'insertWidth', 'InsertWidth', '2', distance],
  ['invalidcommand', 'invalidCommand', 'InvalidCommand', '', callback],
  ['invcmd', 'invalidcommand'],
  ['justify', 'justify', 'Justify', 'left', justification],
  ['readonlybackground', 'readonlyBackground', 'ReadonlyBackground', '#d9d9d9', orNone(colour)],
  ['relief', 'relief', 'Relief', 'sunken', relief],
  ['selectbackground', 'selectBackground', 'Foreground', '#c3c3c3', colour],
  ['selectborderwidth', 'selectBorderWidth', 'BorderWidth', '0', distance],
  ['selectforeground', 'selectForeground', 'Background', '#000000', orNone(colour)],
  ['show', 'show', 'Show', '', anyText],
  ['state', 'state', 'State', 'normal', oneOf(STATES, 'state')],
  ['takefocus', 'takeFocus', 'TakeFocus', '', anyText],
  ['textvariable', 'textVariable', 'Variable', '', variable],
  ['validate', 'validate', 'Validate', 'none', oneOf(MODES, 'validate')],
  ['validatecommand', 'validateCommand', 'ValidateCommand', '', callback],
  ['vcmd', 'validatecommand'],
  ['width', 'width', 'Width', '20', wholeNumber],
  ['xscrollcommand', 'xScrollCommand', 'ScrollCommand', '', callback],
]);
