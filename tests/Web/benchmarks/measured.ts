/** The nearest-rank percentile of what was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const inMs = (value: number): string => `${Math.round(value)} ms`;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** One line of a table: what, the middle, the worst, and what was wanted. */
export function report(what: string, values: readonly number[], goal = ''): void {
  console.log(
    `| ${what} | ${inMs(median(values))} | ${inMs(percentile(values, 0.95))} | ${inMs(Math.max(...values))} | ${values.length} | ${goal} |`,
  );
}

export const heading = '| what | median | p95 | worst | times | goal |\n|---|---|---|---|---|---|';
