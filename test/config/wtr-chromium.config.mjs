/** Component tests on chromium: `npm test -- chromium`. */
import { configFor } from './wtr.ts';

export default await configFor('chromium');
