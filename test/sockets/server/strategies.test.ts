/** Every strategy passes the same battery. */
import { STRATEGIES } from '../../../extensions/protocol/nouns.js';
import { dialogueBattery } from './dialogue-battery.js';

for (const strategy of STRATEGIES) dialogueBattery(strategy);
