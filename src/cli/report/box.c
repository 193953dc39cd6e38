/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page's last section: a typed word, decoded by the library itself, which
 * is in the page as WebAssembly (src/box). Without scripts it says so.
 */
#include "page.h"

#include <pte/pte.h>

#include <box_wasm.h>

/* clang-format off */

/* pteBox(base64) is all that the form needs, and what a test calls */
static const char script[] =
	"async function pteBox(wasm) {\n"
	"  const bytes = Uint8Array.from(atob(wasm), c => c.charCodeAt(0));\n"
	"  const box = (await WebAssembly.instantiate(bytes)).instance.exports;\n"
	"  const text = at => { const m = new Uint8Array(box.memory.buffer); let s = ''; while (m[at]) s += String.fromCharCode(m[at++]); return s; };\n"
	"  let opened = '';\n"
	"  const open = name => {\n"
	"    if (name === opened) return '';\n"
	"    opened = '';\n"
	"    if (!/^[\\x21-\\x7e]{1,60}$/.test(name)) return 'no such layout';\n"
	"    const m = new Uint8Array(box.memory.buffer), at = box.box_name();\n"
	"    for (let i = 0; i < name.length; i++) m[at + i] = name.charCodeAt(i);\n"
	"    m[at + name.length] = 0;\n"
	"    if (box.box_open() !== 0) return text(box.box_why());\n"
	"    opened = name;\n"
	"    return '';\n"
	"  };\n"
	"  return (name, level, typed) => {\n"
	"    const digits = typed.trim().replace(/^0x/i, '').replaceAll('_', '');\n"
	"    if (!/^[0-9a-f]+$/i.test(digits)) return { error: typed.trim() + ': not a hexadecimal number' };\n"
	"    const word = BigInt('0x' + digits);\n"
	"    if (word >> 64n) return { error: typed.trim() + ': more than 64 bits' };\n"
	"    const why = open(name.trim());\n"
	"    if (why) return { error: name.trim() + ': ' + why };\n"
	"    const high = Number(word >> 32n) | 0, low = Number(word & 0xffffffffn) | 0;\n"
	"    if (box.box_decode(level, high, low) !== 0) return { error: text(box.box_line()) };\n"
	"    const line = text(box.box_line());\n"
	"    const present = line.split('\\t')[2] === 'true';\n"
	"    return { line, bits: present ? text(box.box_bits(level, high, low)) : '' };\n"
	"  };\n"
	"}\n";
static const char form[] =
	"if (typeof document !== 'undefined') pteBox(boxWasm).then(decode => {\n"
	"  const of = id => document.getElementById('box-' + id);\n"
	"  const names = ['word', 'kind', 'present', 'type', 'offset or pfn', 'flags', 'stray'];\n"
	"  const show = () => {\n"
	"    const said = decode(of('layout').value, Number(of('level').value), of('word').value);\n"
	"    const answer = of('answer');\n"
	"    answer.replaceChildren();\n"
	"    if (said.error) { answer.textContent = said.error; answer.className = 'bad'; return; }\n"
	"    answer.className = '';\n"
	"    const list = document.createElement('dl');\n"
	"    const cells = said.line.split('\\t').map((cell, i) => [names[i], cell]);\n"
	"    if (said.bits) cells.push(['bits', said.bits]);\n"
	"    for (const [name, cell] of cells) {\n"
	"      if (!cell || (name === 'stray' && cell === '0x0')) continue;\n"
	"      const t = document.createElement('dt'), d = document.createElement('dd');\n"
	"      t.textContent = name;\n"
	"      d.textContent = cell.replaceAll(',', ', ');\n"
	"      list.append(t, d);\n"
	"    }\n"
	"    answer.append(list);\n"
	"  };\n"
	"  for (const id of ['layout', 'level', 'word']) of(id).addEventListener('input', show);\n"
	"  of('form').addEventListener('submit', e => e.preventDefault());\n"
	"  of('form').hidden = false;\n"
	"  show();\n"
	"});\n";

/* clang-format on */

static void write_layouts(struct out *out)
{
	size_t next = 0;

	out_text(out, "<datalist id=\"box-layouts\">");
	while (pte_model_at(next) != NULL) {
		const uint16_t newest = pte_model_at(next)->arch->newest;

		out_format(out, "<option value=\"%s@%u.%u\"></option>",
			   page_layout(&next), PTE_LINUX_MAJOR(newest),
			   PTE_LINUX_MINOR(newest));
	}
	out_text(out, "</datalist>\n");
}

static void write_form(struct out *out)
{
	out_text(out, "<form id=\"box-form\" hidden>\n"
		      "<p><label>Layout <input id=\"box-layout\" "
		      "list=\"box-layouts\" value=\"x86_64@6.12\" "
		      "autocomplete=\"off\"></label>\n"
		      "<label>Level <select id=\"box-level\">");
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		out_format(out, "<option value=\"%u\">%s</option>", l,
			   pte_level_name((enum pte_level)l));
	out_text(out, "</select></label>\n"
		      "<label>Word <input id=\"box-word\" "
		      "value=\"2fffffffffdb960e\" spellcheck=\"false\" "
		      "autocomplete=\"off\"></label></p>\n"
		      "<output id=\"box-answer\" for=\"box-layout box-level "
		      "box-word\"></output>\n");
	write_layouts(out);
	out_text(out, "</form>\n<noscript><p>It needs scripts: <code>pte "
		      "decode</code> doesn't.</p></noscript>\n");
}

bool page_box(struct page *page, const struct options *o)
{
	(void)o;
	write_form(page->out);
	out_text(page->out, "<script>\n");
	out_text(page->out, script);
	out_text(page->out, "const boxWasm = '");
	for (size_t i = 0; i < sizeof(box_wasm) / sizeof(box_wasm[0]); i++)
		out_text(page->out, box_wasm[i]);
	out_text(page->out, "';\n");
	out_text(page->out, form);
	out_text(page->out, "</script>\n");
	return true;
}
