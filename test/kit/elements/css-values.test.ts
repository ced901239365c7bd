import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  anchorCss,
  cursorCss,
  fontCss,
  fontProperties,
  justifyCss,
  readableOn,
  shadesOf,
} from '../../../resources/src/kit/elements/base/css-values.js';
import { fontDescription } from '../../../resources/src/kit/models/font.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';

describe("Tk's values in CSS", () => {
  it('counts positive font sizes in points and negative ones in pixels', () => {
    assert.equal(fontCss(fontDescription('Arial 12')).size, '16px');
    assert.equal(fontCss(fontDescription('Arial -12')).size, '12px');
    assert.equal(fontCss(fontDescription('Arial')).size, '');
  });

  it('knows the styles of a font', () => {
    const { weight, style, decoration } = fontCss(
      fontDescription('{Times New Roman} 10 bold italic underline overstrike'),
    );
    assert.deepEqual([weight, style, decoration], ['bold', 'italic', 'underline line-through']);
  });

  it('lets named fonts follow the look', () => {
    assert.deepEqual(fontProperties('TkDefaultFont'), { 'font-family': 'var(--tk-font)' });
    assert.throws(() => fontProperties('Arial 12 wobbly'), TclError);
  });

  it('keeps a family name from breaking out of its quotes', () => {
    assert.equal(fontCss(fontDescription('a"b\\c 12')).family, '"abc", sans-serif');
  });

  it('shades bevels as Tk was seen to', () => {
    assert.deepEqual(shadesOf('#d9d9d9'), { light: 'rgb(255 255 255)', dark: 'rgb(130 130 130)' });
    assert.deepEqual(shadesOf('white'), { light: 'rgb(229 229 229)', dark: 'rgb(153 153 153)' });
    assert.equal(shadesOf('#ececec').dark, 'rgb(141 141 141)');
  });

  it('reads better in black on gold and in white on navy', () => {
    assert.deepEqual([readableOn([255, 215, 0]), readableOn([0, 0, 128])], ['#000', '#fff']);
  });

  it('gives known cursors and the arrow for the rest', () => {
    assert.deepEqual(['hand2', 'watch red', 'gumby', ''].map(cursorCss), ['pointer', 'wait', 'default', '']);
  });

  it('reads anchors and justifications', () => {
    assert.deepEqual(anchorCss('se'), { inline: 'end', block: 'end' });
    assert.deepEqual(anchorCss('center'), { inline: 'center', block: 'center' });
    assert.deepEqual(['left', 'center', 'right'].map(justifyCss), ['start', 'center', 'end']);
  });
});
