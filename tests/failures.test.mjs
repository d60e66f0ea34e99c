import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf } from './failures.mjs';

const trx = `<?xml version="1.0"?><TestRun><Results>
  <UnitTestResult testId="1" testName="A.Passes" outcome="Passed" duration="0" />
  <UnitTestResult testId="2" testName="A.Fails(text: &quot;x&quot;)" outcome="Failed">
    <Output><StdOut>noise</StdOut><ErrorInfo>
      <Message>Assert.Equal() Failure&#xD;
Expected: &lt;1&gt;
Actual:   2</Message>
      <StackTrace>   at A.Fails() in A.cs:line 7
   at B
   at C
   at D
   at E</StackTrace></ErrorInfo></Output>
  </UnitTestResult>
  <UnitTestResult testId="3" testName="A.Prints" outcome="Passed"><Output><StdOut>ok</StdOut></Output></UnitTestResult>
</Results></TestRun>`;

test('a failed test is told with its message and where it was', () => {
  assert.deepEqual(failuresOf(trx), [
    [
      'A.Fails(text: "x")',
      '    Assert.Equal() Failure',
      '    Expected: <1>',
      '    Actual:   2',
      '    at A.Fails() in A.cs:line 7',
      '    at B',
      '    at C',
      '    at D',
    ].join('\n'),
  ]);
});

test('without a failure there is nothing to tell', () => assert.deepEqual(failuresOf('<TestRun />'), []));
