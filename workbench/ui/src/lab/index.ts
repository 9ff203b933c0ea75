import { chartsPlugin } from './charts';
import { commandsPlugin } from './commands';
import { documentPlugin } from './document';
import { viewsPlugin } from './hook';
import { importerPlugin } from './importer';
import { settingsPlugin } from './settings';
import { statusPlugin } from './status';

export default [settingsPlugin, documentPlugin, commandsPlugin, statusPlugin, importerPlugin, viewsPlugin, chartsPlugin];
