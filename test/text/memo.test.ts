import { expect, test } from "vitest";
import { lazy, memo } from "../../src/text/memo.ts";

test("once for each key, by its identity", () => {
  const made: object[] = [];
  const of = memo((key: object) => made.push(key));
  const [a, b] = [{}, {}];
  expect([of(a), of(b), of(a), of(b)]).toEqual([1, 2, 1, 2]);
  expect(made).toEqual([a, b]);
});
test("once even if nothing comes of it", () => {
  const asked: string[] = [];
  const of = memo((key: string): undefined => {
    asked.push(key);
  });
  expect([of("a"), of("a")]).toEqual([undefined, undefined]);
  expect(asked).toEqual(["a"]);
});
test("not before it is asked for, and then once", () => {
  let times = 0;
  const get = lazy(() => ({ times: ++times }));
  expect(times).toBe(0);
  expect(get()).toBe(get());
  expect(times).toBe(1);
});
