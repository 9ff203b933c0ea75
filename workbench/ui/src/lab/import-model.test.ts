import { expect, test } from 'vitest';
import { asked, clock, counted } from './import-model';

test('what a reader asks becomes a form', () => {
  expect(asked('--dates dmy or --dates mdy')).toMatchObject({ name: 'dates', choices: ['dmy', 'mdy'] });
  expect(asked('--decimal , or --decimal .')).toMatchObject({ choices: [',', '.'] });
  expect(asked('--encoding, followed by the name under which the line reads right')).toMatchObject({ name: 'encoding', choices: [] });
  expect(asked('--column MEASURE=total, for instance --column phq_9=total')).toMatchObject({ name: 'column', choices: [] });
  expect(asked(undefined)).toBeNull();
});

test('the clock in words', () => {
  expect(clock({ turns: 3, timed: 0, until: null })).toBe('none');
  expect(clock({ turns: 3, timed: 3, until: 125.4 })).toBe('to 2:05');
  expect(clock({ turns: 3, timed: 2, until: 60 })).toBe('to 1:00, 1 turn without');
});

test('numbers with their nouns', () => {
  expect([counted(1, 'turn'), counted(1200, 'turn'), counted(2, 'notes')]).toEqual(['1 turn', '1,200 turns', '2 notes']);
});
