export {
  identityOfApp,
  identityOfDevice,
  identityOfUser,
  type InventoryBase,
} from './identityOf';
export { readStandings, standingDatasets } from './standings';
export { unknownCauses } from './unknownCauses';
