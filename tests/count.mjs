// Adds up what each test runner reported, tells why C# tests failed (their runner is quiet), and ends the run: 'N passed, N failed', and the exit code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failuresOf } from './failures.mjs';

const [folder, brokenSteps] = process.argv.slice(2);
let passed = 0;
let failed = 0;

for (const file of readdirSync(folder)) {
  const text = () => readFileSync(join(folder, file), 'utf8');
  if (file.endsWith('.trx')) {
    const counters = /<Counters [^>]*>/.exec(text())?.[0] ?? '';
    const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
    passed += count('passed');
    failed += count('failed') + count('error') + count('timeout') + count('aborted');
    for (const failure of failuresOf(text())) console.log(`failed: ${failure}`);
  } else if (file === 'vitest.json') {
    const report = JSON.parse(text());
    passed += report.numPassedTests;
    failed += report.numFailedTests;
  } else if (file.endsWith('.tap')) {
    passed += Number(/^# pass (\d+)/m.exec(text())?.[1] ?? 0);
    failed += Number(/^# fail (\d+)/m.exec(text())?.[1] ?? 0);
  } else if (file === 'playwright.json') {
    const { stats } = JSON.parse(text());
    passed += stats.expected + stats.flaky;
    failed += stats.unexpected;
  }
}

// A step can fail without a failed test: formatting, types, a runner that ended early.
if (Number(brokenSteps) > 0 && failed === 0) {
  failed = Number(brokenSteps);
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
