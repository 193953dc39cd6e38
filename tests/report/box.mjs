// SPDX-License-Identifier: BSD-2-Clause
//
// box.mjs PAGE: the lines that the box in a page has for "LAYOUT LEVEL WORD" on stdin.
import { readFileSync } from 'node:fs';

const page = readFileSync(process.argv[2], 'utf8');
const script = /<script>([\s\S]*?)<\/script>/.exec(page)[1];
const decode = await new Function(script + '\nreturn pteBox(boxWasm);')();
const lines = readFileSync(0, 'utf8').split('\n').filter(line => line !== '');
const out = [];
for (const line of lines) {
	const [layout, level, word] = line.split(' ');
	const said = decode(layout, Number(level), word);
	out.push(said.error === undefined ? said.line : 'error: ' + said.error);
}
process.stdout.write(out.join('\n') + '\n');
