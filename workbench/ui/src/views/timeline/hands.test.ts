import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import tokens from '../../../../charts/tokens.json';
import { toggled } from './dimming';
import { whole } from './model';
import { dragged, framed, gripAt, inside, seenIn, sessionsIn, snapped, soleSession, stays, stretched } from './model/brush';
import { cell, frameOf, hit, rows, spoken, start, stepped } from './model/grid';
import { session } from './model/session';
import { ring, tokens as used } from './model/tokens';
import { coding, episode, memo, PEOPLE, sample, turns } from './sample';

const scene = whole([...sample(20), episode('path', 4.2, 6.3), memo('m', 5.3)], 1180);
const { axis } = scene;

describe('brush', () => {
  test('takes whole sessions, the white after one with it', () => {
    expect(snapped([4.3, 6.1], axis)).toEqual([4, 6.5]);
    expect(snapped([6.8, 4.9], axis)).toEqual([4, 6.5]);
    expect(snapped([-3, 99], axis)).toEqual([1, 20.5]);
  });

  test('is moved and resized without leaving the therapy', () => {
    const [from, step] = [axis.px(5), axis.step];
    expect(dragged('new', null, axis, axis.px(3.1), axis.px(5.2))).toEqual([3, 5.5]);
    expect(dragged('whole', [4, 6.5], axis, from, from + 3 * step)).toEqual([7, 9.5]);
    expect(dragged('whole', [4, 6.5], axis, from, from + 90 * step)).toEqual([18, 20.5]);
    expect(dragged('start', [4, 6.5], axis, axis.px(4), axis.px(2.2))).toEqual([2, 6.5]);
    expect(dragged('end', [4, 6.5], axis, axis.px(6.5), axis.px(9.1))).toEqual([4, 9.5]);
    expect(dragged('end', [4, 6.5], axis, axis.px(6.5), axis.px(2.1))).toEqual([2, 4.5]);
  });

  test('over several sessions it stays while reading moves inside it', () => {
    expect(stays([4, 6.5], [5.1, 5.2])).toBe(true);
    expect(stays([4, 6.5], [4, 6.5])).toBe(true);
    expect([stays([4, 6.5], [7.1, 7.2]), stays([4, 6.5], null), stays([4, 4.5], [4.1, 4.2]), stays(null, [4, 5])]).toEqual([false, false, false, false]);
    expect(seenIn([5.1, 5.2], 4, 6)).toEqual([5.1, 5.2]);
  });

  test('is taken by its edges first', () => {
    expect(gripAt([4, 6.5], axis, axis.px(4) + 2)).toBe('start');
    expect(gripAt([4, 6.5], axis, axis.px(6.5) - 2)).toBe('end');
    expect(gripAt([4, 6.5], axis, axis.px(5.2))).toBe('whole');
    expect(gripAt([4, 6.5], axis, axis.px(9))).toBe('new');
    expect(gripAt(null, axis, 500)).toBe('new');
  });

  test('frames the sessions a span touches, and a part of one stays a part', () => {
    expect(framed([14.1, 14.2], 14)).toEqual([14, 14.5]);
    expect(framed(null, 7)).toEqual([7, 7.5]);
    expect(framed(null, null)).toBeNull();
    expect(seenIn([14.1, 14.2], 14)).toEqual([14.1, 14.2]);
    expect(seenIn([14, 14.5], 14)).toBeNull();
    expect(seenIn([13, 14.5], 14)).toBeNull();
    expect([sessionsIn([4, 6.5]), soleSession([4, 6.5]), soleSession([4, 4.5])]).toEqual([[4, 6], null, 4]);
    expect([stretched(5, 3), stretched(3, 5)]).toEqual([[3, 5.5], [3, 5.5]]);
    expect(inside(axis, axis.px(5.4), axis.px(5.1)).map(x => Math.round(x * 100) / 100)).toEqual([5.1, 5.4]);
  });
});

describe('pointing', () => {
  test('finds what lies under the point, and the smaller of two', () => {
    const point = scene.spots.find(s => s.track.startsWith('rating') && s.session === 9)!;
    expect(hit(scene, point.x + 5, point.y + 5)?.says).toBe(point.says);
    expect(hit(scene, axis.px(5.2), scene.spots.find(s => s.kind === 'episode')!.y + 8)?.id).toBe('path');
    expect(hit(scene, axis.px(15.75), scene.height - 2)).toBeNull();
  });
});

describe('keyboard', () => {
  test('a grid of sessions and tracks that ends at its edges', () => {
    let at = start(scene, 14);
    expect(at).toEqual({ track: 'session', column: 14 });
    at = stepped(scene, at, 'right');
    expect(at.column).toBe(15);
    expect(stepped(scene, at, 'up')).toEqual(at);
    expect(stepped(scene, at, 'end').column).toBe(20);
    expect(stepped(scene, { ...at, column: 20 }, 'right').column).toBe(20);
    const all = rows(scene).map(t => t.id.split(':')[0]);
    expect(all).toEqual(['session', 'rating', 'reported', 'episodes', 'coded', 'memos']);
    for (let i = 0; i < 9; i++) at = stepped(scene, at, 'down');
    expect(at.track).toBe('memos');
  });

  test('speaks the hover sentences, and says where nothing is', () => {
    const track = rows(scene).find(t => t.id.startsWith('rating'))!.id;
    expect(spoken(scene, { track, column: 3 })).toBe('Tomas (therapist): 3.5, after session 3. Ilse (patient): 3, after session 3.');
    expect(spoken(scene, { track: 'memos', column: 9 })).toBe('Session 9, memos: nothing.');
    expect(cell(scene, { track: 'memos', column: 5 })[0].id).toBe('m');
    const frame = frameOf(scene, { track: 'memos', column: 5 })!;
    expect(frame.x).toBeLessThan(axis.px(5.3));
  });

  test('inside a session the arrows go from turn to turn', () => {
    const within = session({ session: 3, turns: turns(3), codings: [coding(3, 2, 'withdrawal.x', 'mk'), coding(3, 7, 'withdrawal.x', 'mk')], basis: 'clock' }, sample(5), PEOPLE, axis, 1180);
    let at = start(within, 3);
    expect(at).toEqual({ track: 'speakers', column: 1 });
    at = stepped(within, at, 'right');
    expect(spoken(within, at)).toBe('Turn 2, Tomas, 1:00 to 1:50.');
    at = stepped(within, at, 'down');
    expect(at).toEqual({ track: 'code:x', column: 2 });
    expect(stepped(within, at, 'right').column).toBe(7);
    expect(spoken(within, { ...at, column: 7 })).toContain('turn 7');
  });
});

test('the legend dims a name, and leaves one alone', () => {
  const all = ['track:a', 'track:b', 'track:c', 'by:p', 'by:t'];
  const one = toggled(new Set(), 'track:a', false, all);
  expect([...one]).toEqual(['track:a']);
  expect([...toggled(one, 'track:a', false, all)]).toEqual([]);
  const alone = toggled(new Set(), 'by:p', true, all);
  expect([...alone]).toEqual(['by:t']);
  expect([...toggled(alone, 'by:p', true, all)]).toEqual([]);
});

describe('one source with the charts', () => {
  test('glyphs, radii, lines and sizes are those of charts/tokens.json', () => {
    expect(used).toBe(tokens);
    expect(ring(5)).toMatch(/^M0,-1A1,1,0,1,1,/);
    expect(ring(3)).toBe('M0,-1A1,1,0,0,1,0.0000,1.0000');
  });

  test('every colour the timeline names is declared by the theme, hues as the charts have them', () => {
    const theme = readFileSync(join(import.meta.dirname, '../shared/theme.css'), 'utf8');
    const [light, dark] = theme.split('.cw[data-theme="dark"]');
    for (const name of Object.keys(tokens.colours.light)) expect(light).toContain(`--cw-${name}:`);
    for (const name of ['patient', 'therapist', 'observer', 'confrontation', 'withdrawal', 'resolution', 'other'] as const) {
      expect(light).toContain(`--cw-${name}: ${tokens.colours.light[name]};`);
      expect(dark).toContain(`--cw-${name}: ${tokens.colours.dark[name]};`);
    }
  });
});
