import { render } from 'preact';
import { expect, test } from 'vitest';
import { Chip } from './glyphs';

const drawn = (chip: any) => {
  const el = document.createElement('div');
  render(chip, el);
  return el.querySelector<HTMLElement>('.cw-chip')!;
};

test('a chip has its size with its unit, and no letter while its pattern is the first of its family', () => {
  const chip = drawn(<Chip code="withdrawal.denial" pattern="diagonal" size={9} />);
  expect(chip.style.getPropertyValue('--cw-chip')).toBe('9px');
  expect(chip.dataset).toMatchObject({ family: 'withdrawal', pattern: 'diagonal' });
  expect(chip.hasAttribute('data-letter')).toBe(false);
});

test('a chip whose pattern comes again carries the letter of its code', () => {
  expect(drawn(<Chip code="withdrawal.deferential" pattern="solid D" />).dataset.letter).toBe('D');
});
