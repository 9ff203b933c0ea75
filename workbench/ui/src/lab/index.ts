import { chartsPlugin } from './charts';
import { commandsPlugin } from './commands';
import { documentPlugin } from './document';
import { viewsPlugin } from './hook';
import { settingsPlugin } from './settings';
import { statusPlugin } from './status';

export default [settingsPlugin, documentPlugin, commandsPlugin, statusPlugin, viewsPlugin, chartsPlugin];
