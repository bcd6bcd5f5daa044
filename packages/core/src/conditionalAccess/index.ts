export {
  excludesOnly,
  readWhole,
  type Narrowing,
  type WholePolicy,
} from './wholePolicy';
