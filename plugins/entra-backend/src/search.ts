/**
 * The module of the search plugin, apart from the plugin: it loads nothing of it, and the two may run in different
 * backends.
 *
 * @packageDocumentation
 */
export { entraSearchModule as default } from './search/module';
