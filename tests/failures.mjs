// Reads the failed tests out of a .trx: name, message, and the first lines of the stack.
const STACK_LINES = 4;

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
    hex ? String.fromCodePoint(parseInt(hex, 16))
    : number ? String.fromCodePoint(Number(number))
    : (entities[name] ?? whole),
  );
const inside = (xml, tag) => plain(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1] ?? '').trim();

/** @returns {string[]} one block of lines for each */
export function failuresOf(trx) {
  // A result without output is closed at once, and must not swallow the one behind it.
  const results = trx.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g);
  return [...results]
    .filter(([, attributes]) => /\boutcome="(?:Failed|Error|Timeout|Aborted)"/.test(attributes))
    .map(([, attributes, output = '']) => {
      const name = plain(/\btestName="([^"]*)"/.exec(attributes)?.[1] ?? '?');
      const stack = inside(output, 'StackTrace').split('\n').slice(0, STACK_LINES);
      return [name, ...inside(output, 'Message').split('\n'), ...stack]
        .map((line) => line.trimEnd())
        .filter((line) => line !== '')
        .map((line, at) => (at === 0 ? line : `    ${line.trimStart()}`))
        .join('\n');
    });
}
