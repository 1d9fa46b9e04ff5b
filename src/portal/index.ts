export { type BuildOptions, type Built, buildPortal } from './build.ts';
export { type Folder, servedFolders } from './serving.ts';
