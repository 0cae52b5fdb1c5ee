/** The facts that a rubric declares: its typed inputs. */
import { type Draft, entriesOf } from "../draft.ts";
import { readFact } from "../facts/read-fact.ts";
import { typedInput } from "../facts/typed.ts";

export const registerFacts = (draft: Draft) => {
  const { workshop, complain, keys, register } = draft;
  for (const [name, tree] of entriesOf(draft, "facts")) {
    const path = ["facts", name];
    const fact = readFact(tree, { name, key: name, path, complain, keys }, false);
    if (fact) workshop.inputs.set(fact);
    register({ name, stage: "fact", path, title: fact?.title ?? { zh: name, en: name }, make: () => fact && typedInput(fact) });
  }
};
