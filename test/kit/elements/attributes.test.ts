import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  readManagerOptions,
  writeManagerOptions,
} from '../../../resources/src/kit/elements/base/geometry-attributes.js';
import { attributesOf, fullName } from '../../../resources/src/kit/elements/base/option-attributes.js';
import { BUTTON_OPTIONS } from '../../../resources/src/kit/models/button-options.js';

describe('the attributes that carry options', () => {
  const attributes = attributesOf(BUTTON_OPTIONS.entries);

  it("are Tk's names, the same with dashes, and the aliases", () => {
    assert.equal(attributes.get('highlightthickness'), 'highlightthickness');
    assert.equal(attributes.get('highlight-thickness'), 'highlightthickness');
    assert.equal(attributes.get('bg'), 'bg');
  });

  it('leave out what no text can carry', () => {
    assert.equal(attributes.has('command'), false);
    assert.equal(attributes.has('image'), false);
  });

  it('are completed as Tk completes option names', () => {
    const names = ['bg', 'activeb', 'text', 'nonsense', 'active'];
    assert.deepEqual(
      names.map((name) => fullName(BUTTON_OPTIONS.entries, name)),
      ['background', 'activebackground', 'text', 'nonsense', 'active'],
    );
  });
});

describe('the attributes of the geometry managers', () => {
  it('are read as they are written, and as Python writes them', () => {
    assert.deepEqual(readManagerOptions('x=10 y=5'), { x: '10', y: '5' });
    assert.deepEqual(readManagerOptions(`side="left", padx='3 4' , fill=x`), {
      side: 'left',
      padx: '3 4',
      fill: 'x',
    });
    assert.deepEqual(readManagerOptions(' '), {});
  });

  it('say what is no option', () => {
    assert.throws(() => readManagerOptions('x=10 loud'), {
      message: 'bad option "loud": must be name=value',
    });
  });

  it('are written so that they are read the same', () => {
    const options = { side: 'left', padx: '3 4', row: '' };
    assert.deepEqual(readManagerOptions(writeManagerOptions(options)), options);
  });
});
