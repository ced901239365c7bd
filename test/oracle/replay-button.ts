import { BUTTON_POINTER, pressButtonKey } from '../../resources/src/kit/models/button-bindings.js';
import { ButtonModel } from '../../resources/src/kit/models/button-model.js';
import { keyNamed } from '../../resources/src/kit/models/key-press.js';
import { LabelModel } from '../../resources/src/kit/models/label-model.js';
import { ManualClock } from './manual-clock.js';
import { word, type Doer } from './operations.js';
import type { Replay, Sequence } from './types.js';
import { commonDoers, replayWidget, WidgetContext } from './widget-context.js';

/** Replays a sequence on a LabelModel. */
export function replayLabel(sequence: Sequence): Replay {
  const context = contextOf(sequence);
  const label = new LabelModel();
  return replayWidget(sequence, { context, model: label, doers: commonDoers(label, context, 'Label') });
}

/** Replays a sequence on a ButtonModel, with a clock that only `wait` moves. */
export function replayButton(sequence: Sequence): Replay {
  const context = contextOf(sequence);
  const clock = new ManualClock();
  const button = new ButtonModel({}, (milliseconds, action) => clock.after(milliseconds, action));
  const doers = { ...commonDoers(button, context, 'Button'), ...buttonDoers(button, clock) };
  return replayWidget(sequence, { context, model: button, doers });
}

function contextOf(sequence: Sequence): WidgetContext {
  const context = new WidgetContext();
  for (const [name, options] of Object.entries(sequence.images ?? {})) context.makeImage(name, options);
  return context;
}

function buttonDoers(button: ButtonModel, clock: ManualClock): Record<string, Doer> {
  return {
    invoke: () => String(button.invoke()),
    flash: () => {
      button.flash();
    },
    key: (...names) => {
      for (const name of names) pressButtonKey(button, keyNamed(word(name)));
    },
    event: (pattern) => {
      BUTTON_POINTER[word(pattern)]?.(button);
    },
    wait: (milliseconds) => {
      clock.advance(Number(word(milliseconds)));
    },
  };
}
