# SPDX-License-Identifier: BSD-2-Clause
#
# A page of docs/, as it's written here, for scdoc: paragraphs, headings, lists, blocks of
# code, and tables, of which each row becomes a word with its text. -v title="NAME(N)"
# -v name="NAME - what it is".

function plain(text) {
	gsub(/[_*\\<>#`~|[]/, "\\\\&", text)
	return text
}

# the text as far as the first mark of this kind, and what stands within; rest: behind it
function cut(text, mark,    at, end) {
	at = index(text, mark)
	if (at == 0)
		return 0
	end = index(substr(text, at + length(mark)), mark)
	if (end == 0)
		return 0
	before = substr(text, 1, at - 1)
	within = substr(text, at + length(mark), end - 1)
	rest = substr(text, at + end + 2 * length(mark) - 1)
	return at
}

# code and bold text come out bold, what is emphasised underlined; links are left out
function marked(text,    out) {
	while (match(text, /\[[^]]*\]\([^)]*\)/)) {
		within = substr(text, RSTART, RLENGTH)
		sub(/\]\(.*/, "", within)
		text = substr(text, 1, RSTART - 1) substr(within, 2) substr(text, RSTART + RLENGTH)
	}
	while (cut(text, "`") || cut(text, "**")) {
		# the one that comes first
		if (cut(text, "**"))
			first = length(before)
		else
			first = length(text)
		if (!cut(text, "`") || length(before) > first)
			cut(text, "**")
		out = out emphasised(before) "*" plain(within) "*"
		text = rest
	}
	return out emphasised(text)
}

function emphasised(text,    out, b, w, r) {
	while (match(text, /\*[^* ][^*]*\*/)) {
		b = substr(text, 1, RSTART - 1)
		w = substr(text, RSTART + 1, RLENGTH - 2)
		r = substr(text, RSTART + RLENGTH)
		out = out plain(b) "_" plain(w) "_"
		text = r
	}
	return out plain(text)
}

function flush() {
	if (paragraph != "")
		print marked(paragraph)
	paragraph = ""
}

function block(on) {
	if (literal == on)
		return
	flush()
	print "```" (on ? "" : "\n")
	literal = on
}

BEGIN {
	print title "\n\n# NAME\n\n" name "\n\n# DESCRIPTION\n"
}
/^```/ {
	block(!literal)
	fenced = literal
	next
}
fenced {
	print
	next
}
/^    / && paragraph == "" {
	block(1)
	print substr($0, 5)
	next
}
literal && /^$/ {
	block(0)
	next
}
/^# / || /^<!--/ || /^\|---/ || /^\| key \| what/ { next }
/^## / {
	flush()
	print "# " toupper(substr($0, 4)) "\n"
	next
}
/^\| / {
	flush()
	at = index(substr($0, 3), " | ")
	text = substr($0, at + 5)
	sub(/ *\|$/, "", text)
	print marked(substr($0, 3, at - 1)) "\n\t" marked(text) "\n"
	next
}
/^- / {
	flush()
	paragraph = substr($0, 3)
	item = 1
	printf "- "
	next
}
/^$/ {
	flush()
	print
	next
}
{
	sub(/^ +/, "")
	paragraph = paragraph (paragraph == "" ? "" : " ") $0
}
END {
	block(0)
	flush()
}
