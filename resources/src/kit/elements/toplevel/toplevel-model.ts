import { ConfiguredModel } from '../../models/configured-model.js';
import { cursor } from '../../models/cursor-names.js';
import { optionTable } from '../../models/options.js';
import { anyText, colour, distance, orNone, relief } from '../../models/values.js';

/** Toplevel's options that mean something on a page, with their defaults on X11. */
export const TOPLEVEL_OPTIONS = optionTable([
  ['background', 'background', 'Background', '#d9d9d9', colour],
  ['bd', 'borderwidth'],
  ['bg', 'background'],
  ['borderwidth', 'borderWidth', 'BorderWidth', '0', distance],
  ['cursor', 'cursor', 'Cursor', '', orNone(cursor)],
  ['height', 'height', 'Height', '0', distance],
  ['highlightbackground', 'highlightBackground', 'HighlightBackground', '#d9d9d9', colour],
  ['highlightcolor', 'highlightColor', 'HighlightColor', '#000000', colour],
  ['highlightthickness', 'highlightThickness', 'HighlightThickness', '0', distance],
  ['relief', 'relief', 'Relief', 'flat', relief],
  ['takefocus', 'takeFocus', 'TakeFocus', '0', anyText],
  ['width', 'width', 'Width', '0', distance],
]);

/** A window's own options. What stands in it the element knows. */
export class ToplevelModel extends ConfiguredModel {
  constructor() {
    super(TOPLEVEL_OPTIONS);
  }

  /** A distance option in pixels, never negative. */
  distance(name: 'borderwidth' | 'highlightthickness' | 'width' | 'height'): number {
    return Math.max(0, this.options.number(name));
  }
}
