/** Component tests on webkitgtk: `npm test -- webkitgtk`. */
import { configFor } from './wtr.ts';

export default await configFor('webkitgtk');
