/**
 * Strongly connected components of a graph given as successors by id, each in the order of `ids`, listed so that every
 * component comes before those that it leads to (a topological order of the condensation).
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of our own for any depth.
 */
export function stronglyConnected(
  ids: readonly string[],
  successorsById: ReadonlyMap<string, Iterable<string>>,
): string[][] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const indexById = new Map<string, number>();
  const lowById = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const components: string[][] = [];
  const low = (id: string) => lowById.get(id) as number;

  for (const root of ids) {
    if (indexById.has(root)) continue;
    const work: { readonly id: string; readonly rest: Iterator<string> }[] = [];
    const enter = (id: string) => {
      indexById.set(id, indexById.size);
      lowById.set(id, indexById.get(id) as number);
      stack.push(id);
      onStack.add(id);
      work.push({ id, rest: (successorsById.get(id) ?? [])[Symbol.iterator]() });
    };
    enter(root);
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { id, rest } = frame;
      const next = rest.next();
      if (!next.done) {
        if (!place.has(next.value)) continue;
        if (!indexById.has(next.value)) enter(next.value);
        else if (onStack.has(next.value)) {
          lowById.set(id, Math.min(low(id), indexById.get(next.value) as number));
        }
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lowById.set(parent.id, Math.min(low(parent.id), low(id)));
      if (low(id) !== indexById.get(id)) continue;
      const component: string[] = [];
      let member: string;
      do {
        member = stack.pop() as string;
        onStack.delete(member);
        component.push(member);
      } while (member !== id);
      component.sort((a, b) => (place.get(a) as number) - (place.get(b) as number));
      components.push(component);
    }
  }
  return components.reverse();
}
