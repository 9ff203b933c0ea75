import type { Row, Table } from './types';

/** The rows of a table, each by the names of its columns. */
export function rowsOf<R extends Row = Row>(table: Table): R[] {
  const names = table.columns.map(column => column.name);
  return table.rows.map(cells => {
    const row: Row = {};
    for (let i = 0; i < names.length; i++) row[names[i]] = cells[i];
    return row as R;
  });
}
