export { ActRefused, decide, type Decided, type DecisionRules } from './decide';
export {
  settleSighting,
  settleTime,
  type Settled,
  type Sighting,
} from './settle';
export { stateOf } from './stateOf';
