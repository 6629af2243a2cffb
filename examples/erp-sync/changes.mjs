// Reads what has changed of a list that goes on changing while it is read.

const PAGE = 50;
const DAY = 86_400_000;

/** What Paystand can be asked for: whole days. The day before the last change that is known is read again. */
function windowSince(rows) {
  const latest = [...rows.values()].reduce((max, { lastUpdated }) => Math.max(max, Date.parse(lastUpdated)), 0);
  return {
    'f.querytype': 'by-query-filters',
    'f.datepreset': 'custom',
    'f.datestart': latest === 0 ? '2000-01-01' : new Date(latest - DAY).toISOString().slice(0, 10),
    'f.dateend': '2099-12-31',
    'f.datetype': 'lastUpdated',
    'f.timezone': 'UTC',
    'f.order': 'lastUpdated ASC',
    'f.limit': PAGE,
  };
}

/**
 * Brings `rows`, by id, up to the list at `path`; `news` is told of each that is new or has changed. A row that changes goes to the end of
 * the list, and those behind it move up, perhaps past the next page's beginning. So the list is read until a round of it brought nothing.
 */
export async function pull(call, path, rows, news) {
  const window = windowSince(rows);
  for (let changes = 1; changes > 0; ) {
    changes = 0;
    for (let offset = 0, page; offset === 0 || page.length === PAGE; offset += PAGE) {
      page = (await call('GET', `${path}?${new URLSearchParams({ ...window, 'f.offset': offset })}`)).results;
      for (const row of page) {
        if (JSON.stringify(row) === JSON.stringify(rows.get(row.id))) continue;
        rows.set(row.id, row);
        changes += 1;
        news(row);
      }
    }
  }
}
