import { ButtonModel, type Later } from '../../models/button-model.js';

/** A clock for the models, in the browser's own timers. */
const browserLater: Later = (milliseconds, action) => {
  const timer = setTimeout(action, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** A ButtonModel that says when its command ran, so that the element can tell a person's doing from a program's. */
export class InvokingButtonModel extends ButtonModel {
  /** Called after each invocation of an enabled button, with what the command returned. */
  invoked: (result: unknown) => void = () => undefined;

  constructor() {
    super({}, browserLater);
  }

  override invoke(): unknown {
    if (this.state === 'disabled') return super.invoke();
    const result = super.invoke();
    this.invoked(result);
    return result;
  }
}
