import { VIEWS } from '../views';
import type { Hook } from './hook';
import { show } from './show';

/** All views in one file, for hosts in which the JupyterLab extension is not loaded. */
const hook: Hook = { show: (model, el) => show(model, el, VIEWS, null) };
export default hook;
