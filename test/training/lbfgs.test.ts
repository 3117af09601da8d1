import { expect, test } from 'vitest';
import { minimize } from '../../training/lbfgs.ts';

test('the lowest point of a bowl that is steep one way and flat the other is found', () => {
  const point = minimize(
    ([x = 0, y = 0], gradient) => {
      gradient.set([200 * (x - 3), 2 * (y + 5)]);
      return 100 * (x - 3) ** 2 + (y + 5) ** 2;
    },
    2,
    100,
  );
  expect(point[0]).toBeCloseTo(3, 1);
  expect(point[1]).toBeCloseTo(-5, 1);
});
