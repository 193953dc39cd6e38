#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE [browser]: the page that `pte report` writes. With "browser": as
# Chromium shows it, at the width of a screen and of a phone: nothing but what has
# a box of its own is wider, no drawing's name leaves its cell or is too small, no
# row's name is broken; and the box for a typed word says what decode says.
set -u
pte=$(realpath "$1")
cd "$(dirname "$0")" || exit
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
bad() {
	echo "report: $*"
	failed=1
}

"$pte" report -o "$dir/page.html" >"$dir/out" 2>"$dir/err" || bad "exit $?"
[ ! -s "$dir/out" ] || bad "printed: $(head -n 1 "$dir/out")"
[ ! -s "$dir/err" ] || bad "said: $(head -n 1 "$dir/err")"

if [ "${2-}" != browser ]; then
	spec=../specs
	"$pte" report -o "$dir/if.html" -s $spec/rv-A.json -s $spec/rv-B.json ||
		bad "what-ifs: exit $?"
	python3 page.py "$dir/page.html" "$dir/if.html" || failed=1
	grep -q 'they collide: bit 4' "$dir/if.html" || bad "what-ifs aren't checked"
	grep -q '^<h3>riscv64@7.3</h3>' "$dir/if.html" || bad "a layout's name isn't its heading"
	grep -q '^<h3>Bits of an entry ' "$dir/page.html" || bad "a heading begins small"
	! grep -q 'id="whatifs"' "$dir/page.html" || bad "what-ifs, but none were given"
	# the verdicts are those of check: each refutation has its row
	"$pte" check --json >"$dir/check"
	known=$(grep '"known":true' "$dir/check" | grep -v proved_on | grep -o '"claim":"[^"]*"' |
		cut -d '"' -f 4 | sort -u)
	[ -n "$known" ] || bad "check refutes nothing"
	for claim in $known; do
		grep -q "<td>$claim</td>" "$dir/page.html" || bad "$claim isn't found"
	done
	# so are its bugs museum's, each with its fix
	"$pte" museum --json | sed -nE 's/.*"exhibit":"([^"]*)".*"witness":"([^"]*)".*/\1 \2/p' >"$dir/wanted"
	sed -nE 's|^<tr><th scope="row">([XA][0-9]+)</th>.*refuted by (0x[0-9a-f]*) .*|\1 \2|p' \
		"$dir/page.html" >"$dir/told"
	diff "$dir/wanted" "$dir/told" || bad "its bugs aren't museum's"
	[ "$(grep -c . "$dir/told")" -ge 30 ] || bad "hardly any bug is told"
	# the series in flight are those of the examples, and what check says of them: each
	# layout and claim that one breaks has its row, and no other
	for spec in ../../examples/in-flight/*.json; do
		name=$(basename "$spec" .json)
		grep -q "^<tr><th scope=\"row\">$name</th>" "$dir/page.html" || bad "$name isn't in flight"
		"$pte" check "$spec" --json >"$dir/check" 2>/dev/null
		"$pte" check "$name" --json 2>/dev/null | cmp - "$dir/check" || bad "$name isn't $spec"
		grep '"verdict":"refuted"' "$dir/check" | grep -v '"base":true' | grep '"known":false' |
			sed -E 's/.*"layout":"[^":]*:([^@]*)@.*"claim":"([^"]*)".*/\1 \2/' | sort -u >"$dir/wanted"
		sed -nE "s|^<tr><th scope=\"row\">$name</th><td>([^<]*)</td><td>7[^<]*</td><td>([a-z-]*)</td>.*|\1 \2|p" \
			"$dir/page.html" | sort -u >"$dir/broken"
		diff "$dir/wanted" "$dir/broken" || bad "$name: it isn't what check says"
		cat "$dir/wanted" >>"$dir/all.wanted"
	done
	[ "$(grep -c . "$dir/all.wanted")" -ge 8 ] || bad "no series breaks anything"
	# on any error what stood there stands
	(cd "$dir" && "$pte" report -o - | cmp - page.html && [ ! -e ./- ]) || bad "- isn't stdout"
	echo old >"$dir/old"
	(trap '' XFSZ; ulimit -f 8; "$pte" report -o "$dir/old" 2>/dev/null)
	[ $? = 2 ] || bad "too large: exit isn't 2"
	[ "$(cat "$dir/old")" = old ] || bad "too large: what stood there is lost"
	"$pte" report -o "$dir/old" -s none.json 2>/dev/null
	[ $? = 2 ] || bad "no such spec: exit isn't 2"
	[ "$(cat "$dir/old")" = old ] || bad "no such spec: what stood there is lost"
	exit $failed
fi

chromium=$(command -v chromium || command -v chromium-browser) || {
	echo "SKIP: no browser: chromium isn't here"
	exit 77
}
# What is typed into the box; the answers are those of decode.
asks=(
	"x86_64@6.12 pte $("$pte" encode -l x86_64@6.12 swap type=1 offset=0x123 soft_dirty exclusive)"
	"x86_64@6.12 pte $("$pte" encode -l x86_64@6.12 marker marker=uffd_wp,poisoned)"
	"arm64-4k@7.3 pmd $("$pte" encode -l arm64-4k@7.3 --level pmd migration_read pfn=0x200)"
	"x86_64@6.12 pte 0x8000000012345067"
	"x86_64@6.12 pmd 0x80000000122000e7"
	"riscv64@7.3 pte 0x40"
)
# what the box has of LAYOUT LEVEL WORD: each cell with its name, then the bits' names
boxed() {
	local bits
	bits=$("$pte" decode -l "$1" --level "$2" --json "$3" | grep -o '"bits":\[[^]]*\]' |
		sed 's/^"bits":\[//;s/"//g;s/,/ /g;s/\]//')
	"$pte" decode -l "$1" --level "$2" --tsv --no-header "$3" | awk -F '\t' -v bits="$bits" '
		BEGIN { split("word|kind|present|type|offset or pfn|flags|stray", name, "|") }
		{
			line = ""
			for (i = 1; i <= NF; i++) {
				if ($i == "" || (name[i] == "stray" && $i == "0x0")) continue
				gsub(",", ", ", $i)
				line = line name[i] " " $i "; "
			}
			if ($3 == "true" && bits != "") line = line "bits " bits "; "
			print line
		}'
}
: >"$dir/box.wanted"
list=
if grep -q 'id="box-form"' "$dir/page.html"; then
	for ask in "${asks[@]}"; do
		# shellcheck disable=SC2086 # three words
		boxed $ask >>"$dir/box.wanted"
		list+="'$ask',"
	done
	[ "$(grep -c . "$dir/box.wanted")" = ${#asks[@]} ] || bad "decode says nothing of a word"
	echo 'xyz: not a hexadecimal number' >>"$dir/box.wanted"
	list+="'x86_64@6.12 pte xyz'"
fi
# What is asked of the page stands in it only here. Headless windows are 500 wide
# at least: the page stands in a frame.
sed 's/<details/& open/' "$dir/page.html" >"$dir/open.html"
echo "const asks = [$list];" >"$dir/ask.js"
cat >>"$dir/ask.js" <<'JS'
function look() {
	const wide = document.documentElement.scrollWidth, room = innerWidth, out = [];
	const names = 'svg rect.p-cell + text.p-m:not(.p-n)';
	if (wide > room) out.push('the page is ' + wide + ' wide');
	for (const t of document.querySelectorAll(names)) {
		const a = t.getBoundingClientRect();
		let r = t; while (r && r.tagName != 'rect') r = r.previousElementSibling;
		const b = r.getBoundingClientRect();
		if (a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1)
			out.push(t.textContent + ' leaves its cell');
		const svg = t.ownerSVGElement;
		const size = parseFloat(getComputedStyle(t).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
		if (size < 11) out.push(t.textContent + ' is ' + size.toFixed(1) + ' high');
	}
	/* no word is broken, and none leaves its cell */
	for (const th of document.querySelectorAll('tbody th')) {
		const range = document.createRange();
		range.selectNodeContents(th);
		const lines = new Set(Array.from(range.getClientRects(), r => Math.round(r.top))).size;
		if (lines > th.textContent.split(/[\s-]+/).length) out.push(th.textContent + ' is broken');
		if (th.scrollWidth > th.clientWidth + 1) out.push(th.textContent + ' leaves its column');
	}
	const cells = document.querySelectorAll(names).length;
	return room + ' wide, ' + cells + ' names: ' + (out.slice(0, 5).join(', ') || 'good');
}
function ask(line) {
	const [layout, level, word] = line.split(' '), of = id => document.getElementById('box-' + id);
	of('layout').value = layout;
	of('level').value = Array.from(of('level').options).find(o => o.text === level).value;
	of('word').value = word;
	of('word').dispatchEvent(new Event('input'));
	const said = Array.from(of('answer').querySelectorAll('dt'), dt => dt.textContent + ' ' + dt.nextElementSibling.textContent + '; ');
	return said.join('') || of('answer').textContent;
}
addEventListener('load', function () {
	const said = look();
	let tries = 0;
	(function told() {
		/* the library has to be compiled first */
		if (asks.length && document.getElementById('box-form').hidden && tries++ < 100) return void setTimeout(told, 100);
		parent.postMessage({ look: said, box: asks.map(ask).join('\n') }, '*');
	})();
});
JS
{
	cat "$dir/open.html"
	echo "<script>$(cat "$dir/ask.js")</script>"
} >"$dir/asked.html"
# show PAGE WIDTH: it, in a frame of that width; what it says is then in "said" and "box"
show() {
	cat >"$dir/frame.html" <<HTML
<body><script>addEventListener('message', function (e) { document.title = 'got';
document.getElementById('said').textContent = e.data.look;
document.getElementById('box').textContent = e.data.box })</script><p id="said">nothing</p>
<pre id="box">
</pre>
<iframe src="$1" style="width:$2px;height:2000px;border:0"></iframe>
HTML
	timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --enable-logging=stderr \
		--user-data-dir="$dir/profile" \
		--allow-file-access-from-files --virtual-time-budget=20000 \
		--window-size=1300,2100 --dump-dom "file://$dir/frame.html" \
		>"$dir/dom" 2>"$dir/log"
	said=$(grep -o '<p id="said">[^<]*' "$dir/dom" | cut -d '>' -f 2)
	echo "$said"
	sed -n '/<pre id="box">/,/<\/pre>/p' "$dir/dom" | sed 's/<[^>]*>//g' | grep . >"$dir/box.said"
	! grep -q 'CONSOLE' "$dir/log" || bad "$2: $(grep CONSOLE "$dir/log" | head -n 1)"
}
for width in 1200 390; do
	show asked.html $width
	[[ $said =~ ^$width\ wide,\ [1-9][0-9]{2,}\ names:\ good$ ]] || bad "$width: $said"
	diff "$dir/box.wanted" "$dir/box.said" || bad "$width: the box doesn't say what decode says"
	echo "$(grep -c . "$dir/box.said") answers of the box"
done

# On paper nothing scrolls: by the rules for print all fits between the margins of A4,
# upright, but for the verdicts, which lie on their side. What is folded stays so, but for
# the sentences of the claims, which nobody could unfold there.
paper() {
	sed 's/@media print{/@media all{/' "$1"
	cat <<'HTML'
<script>
addEventListener('load', function () {
	const lies = innerWidth > 800, out = [];
	let seen = 0;
	for (const section of document.querySelectorAll('section')) {
		if (lies != (section.getAttribute('aria-labelledby') == 'verdicts')) continue;
		for (const e of section.querySelectorAll('*')) {
			if (!e.checkVisibility()) continue;
			seen++;
			const fold = e.parentNode.closest('details:not([open])');
			if (fold && fold.id != 'claims' && e.localName != 'summary') out.push('unfolded: ' + fold.id);
			if (e.getBoundingClientRect().right > innerWidth + 1)
				out.push(section.getAttribute('aria-labelledby') + ': ' + e.tagName + ' ' + e.textContent.slice(0, 20));
		}
	}
	if (!document.querySelector('#claims dl').checkVisibility()) out.push('folded: claims');
	parent.postMessage({ look: 'paper, ' + seen + ' parts: ' + (out.slice(0, 5).join(', ') || 'good'), box: '' }, '*');
});
</script>
HTML
}
paper "$dir/open.html" >"$dir/unfolded.html"
paper "$dir/page.html" >"$dir/folded.html"
for at in 'unfolded 718' 'unfolded 1047' 'folded 718' 'folded 1047'; do
	show "${at% *}.html" "${at#* }"
	[[ $said =~ ^paper,\ [1-9][0-9]{2,}\ parts:\ good$ ]] || bad "$at: $said"
done
timeout 120 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" \
	--no-pdf-header-footer --print-to-pdf="$dir/page.pdf" "file://$dir/page.html" 2>"$dir/log"
pages=$(grep -a -o '/Type /Page$' "$dir/page.pdf" | grep -c .)
echo "$pages pages"
{ [ "$pages" -ge 5 ] && [ "$pages" -le 30 ]; } || bad "it prints on $pages pages"
exit $failed
