export { SecretBox } from './SecretBox';
export { SecretError } from './secretError';
