import { Focus } from '../protocol/focus';
import { fakeClient, type Example } from '../protocol/fake';
import { VIEWS } from '../views';
import '../views/shared/plain.css';

// dist/dev/index.html?view=timeline&theme=dark&focus={"session":14}
const asked = new URLSearchParams(location.search);
document.documentElement.dataset.jpThemeLight = String(asked.get('theme') !== 'dark');
const client = fakeClient((globalThis as any).examples as Example[]);
const focus = new Focus({ case: 'varga', ...JSON.parse(asked.get('focus') ?? '{}') });
const place = document.getElementById('view')!;
const name = asked.get('view') ?? 'workbench';
const { view } = await (VIEWS[name] ?? VIEWS.workbench)();
view(place, client, focus);
Object.assign(globalThis, { client, focus });
document.body.dataset.ready = name;
