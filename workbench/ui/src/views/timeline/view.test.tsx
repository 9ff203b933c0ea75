import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeClient, type FakeClient } from '../../protocol/fake';
import { Focus } from '../../protocol/focus';
import { view } from './index';
import { whole } from './model';
import { answers, coding, episode, memo, sample, table, turns } from './sample';

const WIDTH = 1194;
const ROWS = [...sample(20), episode('path', 4.2, 6.3), memo('m', 5.3)];
const INSIDE = [{ session: 14, turns: turns(14), codings: [coding(14, 2, 'withdrawal.minimal-response', 'mk')] }, { session: 4, turns: turns(4, 10, false), codings: [] }];
const scene = whole(ROWS, WIDTH - 14);
let el: HTMLElement, focus: Focus, client: FakeClient, remove: () => void;

async function open(rows = ROWS, state = {}): Promise<void> {
  client = fakeClient(answers(rows, INSIDE));
  focus = new Focus({ case: 'varga', ...state });
  remove = view(el, client, focus);
  await settled();
}

const settled = () => vi.waitFor(() => {
  expect(el.textContent).not.toContain('Fetching');
  expect(el.querySelector('.cw-tl-says, .cw-empty, .cw-problem')).toBeTruthy();
});
const says = () => el.querySelector('[role="status"]')!.textContent;
const surface = (name: string) => el.querySelector<HTMLElement>(`[data-surface="${name}"]`)!;
const grid = () => el.querySelector<HTMLElement>('[role="application"]')!;
const painted = () => new Promise(done => setTimeout(done, 40));

function point(name: string, type: string, x: number, y: number, more = {}): void {
  surface(name).dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, button: 0, ...more }));
}

async function press(key: string, more = {}): Promise<void> {
  grid().focus();
  grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await painted();
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  el = document.body.appendChild(document.createElement('div'));
});

afterEach(() => {
  remove();
  el.remove();
  vi.restoreAllMocks();
});

test('shows every track, and its names are the legend', async () => {
  await open();
  expect([...el.querySelectorAll('[data-surface="whole"] [data-track]')].map(g => g.getAttribute('data-track')!.split(':')[0]))
    .toEqual(['session', 'rating', 'reported', 'episodes', 'coded', 'memos']);
  expect(grid().getAttribute('aria-label')).toContain('20 sessions, 1 episode, 1 memo');
  const button = [...el.querySelectorAll('button')].find(b => b.textContent === 'Episodes')!;
  button.click();
  await painted();
  expect(button.getAttribute('aria-pressed')).toBe('false');
  expect(el.querySelector('[data-track="episodes"]')!.hasAttribute('data-dim')).toBe(true);
});

test('dragging over the session numbers brushes, live, and opens the first session at the end', async () => {
  await open();
  const heard: unknown[] = [];
  focus.subscribe((state, source) => heard.push([state.span, state.session, source]));
  point('whole', 'pointerdown', scene.axis.px(3.1), 10);
  point('whole', 'pointermove', scene.axis.px(4.2), 10);
  await painted();
  point('whole', 'pointermove', scene.axis.px(5.2), 10);
  await painted();
  point('whole', 'pointerup', scene.axis.px(5.2), 10);
  expect(heard).toEqual([[[3, 4.5], null, 'timeline'], [[3, 5.5], null, 'timeline'], [[3, 5.5], 3, 'timeline']]);
});

test('with Shift the brush begins anywhere; without, a press on a session opens it', async () => {
  await open();
  const y = scene.height - 4;
  point('whole', 'pointerdown', scene.axis.px(8.1), y, { shiftKey: true });
  point('whole', 'pointermove', scene.axis.px(9.2), y, { shiftKey: true });
  point('whole', 'pointerup', scene.axis.px(9.2), y, { shiftKey: true });
  expect(focus.get().span).toEqual([8, 9.5]);
  point('whole', 'pointerdown', scene.axis.px(14.2), y);
  point('whole', 'pointerup', scene.axis.px(14.2), y);
  expect(focus.get()).toMatchObject({ session: 14, span: null });
});

test('hovering says what, who and when in one place', async () => {
  await open();
  const spot = scene.spots.find(s => s.track.startsWith('rating') && s.session === 9)!;
  point('whole', 'pointermove', spot.x + 5, spot.y + 5);
  await painted();
  expect(says()).toBe(spot.says);
});

test('a click on an episode leads to its words', async () => {
  await open();
  const spot = scene.spots.find(s => s.id === 'path')!;
  point('whole', 'pointerdown', spot.x + 4, spot.y + 9);
  point('whole', 'pointerup', spot.x + 4, spot.y + 9);
  expect(focus.get()).toMatchObject({ episode: 'path', session: 4, turns: [3, 3] });
  await painted();
  expect(el.querySelector('.cw-tl-chosen')).toBeTruthy();
});

test('the session in focus hangs below the brush, and its axis says what it is', async () => {
  await open(ROWS, { session: 14 });
  await vi.waitFor(() => expect(surface('strip').textContent).toContain('10 turns by clock, 10 min'));
  focus.set({ session: 4 }, 'transcript');
  await vi.waitFor(() => expect(surface('strip').textContent).toContain('Share of words'));
});

test('the turns on screen are framed, and follow what the transcript says', async () => {
  await open(ROWS, { session: 14 });
  await vi.waitFor(() => expect(surface('strip').textContent).toContain('by clock'));
  expect(el.querySelector('.cw-tl-frame')).toBeNull();
  focus.set({ span: [14.1, 14.2] }, 'transcript');
  await vi.waitFor(() => expect(el.querySelector('.cw-tl-frame')).toBeTruthy());
  expect(el.querySelector('.cw-tl-now')!.textContent).toBe('14');
});

test('the keyboard: arrows speak, Shift brushes, Enter goes inside, Escape comes out', async () => {
  await open(ROWS, { session: 14 });
  await press('ArrowDown');
  expect(says()).toContain('Session 14');
  await press('ArrowDown');
  expect(says()).toContain('(patient)');
  expect(el.querySelector('.cw-tl-cursor')).toBeTruthy();
  await press('ArrowRight', { shiftKey: true });
  expect(focus.get().span).toEqual([14, 15.5]);
  await press('ArrowLeft', { shiftKey: true });
  expect(focus.get().span).toEqual([14, 14.5]);
  await press('Enter');
  await vi.waitFor(() => expect(surface('session')?.textContent).toContain('minimal response'));
  expect(focus.get().session).toBe(14);
  await press('ArrowRight');
  await press('ArrowRight');
  expect(says()).toBe('Turn 2, Tomas, 1:00 to 1:50.');
  await press('Enter');
  expect(focus.get().turns).toEqual([2, 2]);
  await press('Escape');
  expect(surface('whole')).toBeTruthy();
});

test('a double click goes inside, brackets go to the neighbours', async () => {
  await open();
  surface('whole').dispatchEvent(new MouseEvent('dblclick', { clientX: scene.axis.px(14.2), clientY: 90, bubbles: true }));
  await vi.waitFor(() => expect(surface('session')).toBeTruthy());
  await press('[');
  expect(focus.get().session).toBe(13);
  await press(']');
  expect(focus.get().session).toBe(14);
});

test('what is not there is a sentence', async () => {
  await open([]);
  expect(el.textContent).toContain('No sessions yet.');
  focus.set({ case: '' }, 'workbench');
  await vi.waitFor(() => expect(el.textContent).toContain('No case is open.'));
});

test('a new coding anywhere is drawn here', async () => {
  await open();
  const more = ROWS.map(r => (r.kind === 'coded' && r.session === 6 ? { ...r, value: 44 } : r));
  client.put('noun', { case: 'varga', noun: 'timeline' }, table('timeline', more));
  client.tell({ case: 'cas_1', command: 'Annotate', changes: [{ before: null, after: { table: 'annotation', id: 'ann_1', case: 'cas_1' } }] });
  await vi.waitFor(() => expect(el.querySelector('[data-track="coded"]')!.textContent).toContain('44'));
});
