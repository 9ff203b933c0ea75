import { expect, test } from 'vitest';
import tokens from '../../../charts/tokens.json';
import { toned } from './tone';

const { light, dark } = tokens.colours;

test('a chart takes the colours of the theme, and nothing else changes', () => {
  const spec = { background: light.paper, mark: { type: 'line', color: light.patient.toUpperCase() }, range: [light.withdrawal, '#123456'],
    title: 'paper', datasets: { rows: [{ stroke: light.therapist, value: 3, note: 'plain' }] } };
  expect(toned(spec, 'dark')).toEqual({ background: dark.paper, mark: { type: 'line', color: dark.patient },
    range: [dark.withdrawal, '#123456'], title: 'paper', datasets: { rows: [{ stroke: dark.therapist, value: 3, note: 'plain' }] } });
});

test('a chart that is in these colours already stays as it is', () => {
  const spec = { color: dark.patient };
  expect(toned(spec, 'dark')).toEqual(spec);
});
