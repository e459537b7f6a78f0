/** Numbers for rows: the number that a row has in the file it came from where it is free, else the next after all. */
export function numberUids(
  rows: readonly { readonly id: string; readonly externalId: string | null }[],
): ReadonlyMap<string, number> {
  const uidById = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id, externalId } of rows) {
    if (externalId === null || !/^[1-9]\d{0,8}$/.test(externalId)) continue;
    const uid = Number(externalId);
    if (taken.has(uid)) continue;
    taken.add(uid);
    uidById.set(id, uid);
  }
  let next = 0;
  for (const { id } of rows) {
    if (uidById.has(id)) continue;
    do next++;
    while (taken.has(next));
    uidById.set(id, next);
  }
  return uidById;
}
