/** Places: competition 1 2 2 4, modified 1 3 3 4, dense 1 2 2 3, or everybody's own. */
import { type Criterion, everybody, inClasses } from "./order.ts";

/** `tied`: with whom somebody is level whom nothing sets apart; they get no place. */
type Places = { readonly places: readonly (number | undefined)[]; readonly tied: ReadonlyMap<number, readonly number[]> };

export const rankOf = (count: number, criteria: readonly Criterion[], ties: "min" | "max" | "dense" | "order"): Places => {
  const places = new Array<number | undefined>(count).fill(undefined);
  const tied = new Map<number, readonly number[]>();
  const classes = inClasses(everybody(count), criteria);
  let before = 0;
  for (const [i, level] of classes.entries()) {
    const apart = ties === "order" && level.length > 1;
    const place = ties === "dense" ? i + 1 : ties === "max" ? before + level.length : before + 1;
    for (const person of level)
      if (apart) tied.set(person, level);
      else places[person] = place;
    before += level.length;
  }
  return { places, tied };
};
