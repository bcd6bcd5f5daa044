export {
  builtInCatalogue,
  createCatalogue,
  type Catalogue,
} from './createCatalogue';
export { CatalogueError } from './catalogueError';
