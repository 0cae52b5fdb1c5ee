/**
 * The columns of the facts file that are no facts, in its order. Rows leave empty cells out, so the order is put together from what the rows
 * hold, those with the most cells first: a further column stands behind the one that it follows in its row.
 */
export const extraColumns = (rows: readonly Readonly<Record<string, string>>[]): readonly string[] => {
  const order: string[] = [];
  const known = new Set<string>();
  const keys = rows.map((row) => Object.keys(row)).sort((a, b) => b.length - a.length);
  for (const row of keys) {
    let behind = 0;
    for (const key of row) {
      if (known.has(key)) behind = order.indexOf(key) + 1;
      else {
        known.add(key);
        order.splice(behind++, 0, key);
      }
    }
  }
  return order;
};
