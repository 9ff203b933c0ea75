import { expect, test } from 'vitest';
import { examplesOf } from '../memos/examples';
import { awarenessSaid, completenessSaid, namesOf, openPoints, placeSaid, placeShort, resolutionSaid, sidesSaid, typeSaid } from './model';
import { pathOf, pathSaid } from './path';
import { sightsOf } from './seen';

const episodes = examplesOf('episodes');
const contributions = examplesOf('contributions');
const perspectives = examplesOf('perspectives');
const people = examplesOf('participants');
const names = namesOf(people);
const episode = (label: string) => episodes.find(row => row.label === label)!;
const of = <R extends { episode?: string }>(rows: any[], label: string): R[] => rows.filter(row => row.episode === episode(label).id);

test('where an episode lies and what it is', () => {
  expect(placeSaid(episode('The long yes'))).toBe('session 4, turn 15 to session 11, turn 74');
  expect(placeSaid(episode('Exams and ticks'))).toBe('session 14, turns 18 to 79');
  expect(placeSaid(episode('The yawn'))).toBe('session 13, turn 6');
  expect(placeShort(episode('The long yes'))).toBe('s4 t15 – s11 t74');
  expect(placeShort(episode('The yawn'))).toBe('s13 t6');
  expect(typeSaid(episode('The long yes'))).toBe('withdrawal, complying');
  expect(resolutionSaid(episode('Forget what I said'))).toBe('4 of 5 in session 16, one session later');
  expect(resolutionSaid({ ...episode('The yawn'), resolution: null })).toBe('not rated');
});

test('both sides in a sentence: described, explained, or open', () => {
  expect(sidesSaid(of(contributions, 'The long yes'), names)).toBe('Both sides are described.');
  expect(sidesSaid(of(contributions, 'Twenty-one sheets'), names)).toBe('Ilse’s side is described; Tomas’s side is not described yet.');
  expect(sidesSaid(of(contributions, 'The yawn'), names)).toBe('Tomas’s side is described; why there is nothing of Ilse’s is written down.');
  expect(sidesSaid([], names)).toBe('Neither side is described yet.');
});

test('what is still open, by name', () => {
  expect(completenessSaid(of(contributions, 'Exams and ticks'), of(perspectives, 'Exams and ticks'), names)).toEqual({ says: 'Both sides are described.', open: false });
  expect(openPoints(of(contributions, 'Twenty-one sheets'), of(perspectives, 'Twenty-one sheets'), names))
    .toEqual(['what Tomas brought', 'how strong it was for Ilse', 'awareness']);
  expect(openPoints(of(contributions, 'The yawn'), of(perspectives, 'The yawn'), names)).toEqual(['the observers’ own words']);
  expect(openPoints([], [], names)).toEqual(['what Ilse brought', 'what Tomas brought', 'how Ilse saw it', 'how Tomas saw it', 'how the observers saw it']);
});

test('awareness of each side', () => {
  expect(awarenessSaid(of(contributions, 'The long yes'), names)).toBe('Ilse out of awareness and undetermined; Tomas out of awareness and conscious');
  expect(awarenessSaid(of(contributions, 'Twenty-one sheets'), names)).toBe('not assessed');
});

test('three sights on one scale: the whole, and each session as it was rated', () => {
  const sights = (label: string) => sightsOf(episode(label), of(perspectives, label), examplesOf('ratings'), people, names);
  const [ilse, tomas, observers] = sights('Exams and ticks');
  expect([ilse, tomas, observers].map(one => one.marks.map(mark => mark.value))).toEqual([[3, 3], [4, 4], [3, 3]]);
  expect([ilse.quoted, ilse.words, observers.quoted]).toEqual([true, 'I was rude. He took it well.', false]);
  expect(sights('Twenty-one sheets')[0].marks[0]).toMatchObject({ value: null, says: 'not asked' });
  expect(sights('The long yes')[0].marks.map(mark => mark.label)).toEqual(['whole', '4', '5', '6', '7', '8', '9', '10', '11']);
  expect(sights('The long yes')[0].marks[0].says).toBe('asked, none reported');
  expect(sightsOf(episode('The yawn'), [], [], people, names).map(one => [one.row, one.marks, one.by])).toEqual([[null, [], 'patient'], [null, [], 'therapist'], [null, [], 'observer']]);
});

test('the path of stages is counted and not judged', () => {
  const steps = (label: string) => pathOf(of(examplesOf('stages'), label));
  expect(steps('Exams and ticks').map(step => `${step.row.stage} ${step.place}`).slice(0, 3)).toEqual(['W1 s14 t11', 'W2 s14 t26', 'C1 s14 t27']);
  expect(pathSaid(steps('The seven columns'))).toBe('2 of 2 steps follow the model. The path is shown, not judged.');
  expect(pathSaid(steps('Forget what I said'))).toBe('1 of 4 steps follows the model; 1 leaves a stage out and 2 go back. The path is shown, not judged.');
  expect(pathSaid(steps('The long yes'))).toBe('The path is shown, not judged.');
});
