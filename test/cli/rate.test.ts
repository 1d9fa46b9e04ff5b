import { expect, test } from 'vitest';
import { Rate } from '../../src/cli/terminal/progress-bar.ts';

test('a rate is that of the last three seconds', () => {
  const rate = new Rate();
  rate.add(0, 0);
  expect(rate.perSecond()).toBe(undefined);
  rate.add(1000, 5000);
  expect(rate.perSecond()).toBe(5000);
  rate.add(4000, 5300);
  expect(rate.perSecond()).toBe(100);
});

test('bytes that begin anew, as those of a file that is sent again do, begin a new rate', () => {
  const rate = new Rate();
  rate.add(0, 0);
  rate.add(1000, 9000);
  rate.add(1100, 50);
  expect(rate.perSecond()).toBe(undefined);
  rate.add(1200, 100);
  expect(rate.perSecond()).toBe(500);
});
