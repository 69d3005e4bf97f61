/** The bench's tables, in Markdown, and the facts of the machine that it ran on. */
import { cpus } from 'node:os';

/**
 * One row of the main table; figures are numbers or texts, budgets may be missing.
 *
 * @typedef {{ what: string, unit: string, median: number, p95?: number, budget?: number, budget95?: number }} Row
 */

/** @param {readonly Row[]} rows */
export function mainTable(rows) {
  return table(
    ['what', 'median', 'p95', 'budget', ''],
    rows.map((row) => [row.what, shown(row.median, row), shown(row.p95, row), budget(row), verdict(row)]),
  );
}

export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function figure(value) {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function shown(value, { unit }) {
  return value === undefined || Number.isNaN(value) ? '' : `${figure(value)} ${unit}`;
}

function budget(row) {
  const parts = [row.budget, row.budget95].filter((it) => it !== undefined);
  return parts.length === 0 ? '' : `${parts.join(' / ')} ${row.unit}`;
}

/** Met, or by which factor not. */
function verdict({ median, p95, budget, budget95 }) {
  const shares = [median / budget, p95 / budget95].filter((it) => !Number.isNaN(it));
  if (shares.length === 0) return '';
  const worst = Math.max(...shares);
  return worst <= 1 ? 'met' : `**${worst.toFixed(1)} × the budget**`;
}

export function machine() {
  const all = cpus();
  return `${all[0]?.model ?? 'an unknown processor'}, ${all.length} cores, Node ${process.version}, ${process.platform} ${process.arch}`;
}
