# SPDX-License-Identifier: BSD-2-Clause
#
# awk -v style=table|list|ruler|pte -f comments.awk HEADER: print "BIT OWNER" for
# each bit of which the comment says something. Owners: type, offset, ~offset,
# soft_dirty, uffd_wp, exclusive, zero, one, unused.
#
# table: cells between "|", the bits in brackets or counted from the right
# list:  "bits 3-7: swap type" a line
# ruler: PowerPC's numbering, bit 0 highest, two columns a bit, on two lines
# pte:   what `pte show --comment` prints

function say(low, high, owner,    bit) {
	for (bit = low; bit <= high; bit++)
		print bit, owner
}

function strip(text) {
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	return text
}

# what a phrase calls its bits
function owner_of(text) {
	if (text ~ /^X$|^free|^hardware/) return "unused"
	if (text ~ /must be (zero|0)|^0$|^zero$/) return "zero"
	if (text ~ /must be 1/) return "one"
	if (text ~ /exclusive|^E$/) return "exclusive"
	if (text ~ /uffd|^F$/) return "uffd_wp"
	if (text ~ /soft.dirty|^SD$/) return "soft_dirty"
	if (text ~ /~OFFSET|complemented/) return "~offset"
	if (text ~ /offset/) return "offset"
	if (text ~ /type|TYPE/) return "type"
	return "unknown:" text
}

function table_row(cells, cell, i, bit, range) {
	cells = split($0, cell, "|") - 1
	bit = 0
	for (i = cells; i > 1; i--) {
		if (match(cell[i], /\([0-9]+-[0-9]+\)/)) {
			split(substr(cell[i], RSTART + 1, RLENGTH - 2), range, "-")
			say(range[1], range[2],
			    owner_of(strip(substr(cell[i], 1, RSTART - 1))))
		} else {
			say(bit, bit, owner_of(strip(cell[i])))
			bit++
		}
	}
}

function list_row(bits, range, n) {
	match($0, /bits? +[0-9]+(-[0-9]+)?:/)
	bits = substr($0, RSTART, RLENGTH)
	gsub(/[^0-9-]/, "", bits)
	n = split(bits, range, "-")
	say(range[1] + 0, range[n] + 0,
	    owner_of(strip(substr($0, RSTART + RLENGTH))))
}

# both halves after one another: a field goes from "<" to ">", or is one letter
function ruler(line, from, what, at) {
	for (at = 1; at <= length(line); at += 2) {
		what = substr(line, at, 1)
		from = at
		if (what == "<") {
			at = index(substr(line, from), ">") + from - 1
			what = substr(line, from, at - from)
			gsub(/[<> -]/, "", what)
		}
		say(63 - int((at - 1) / 2), 63 - int((from - 1) / 2),
		    owner_of(what))
	}
}

style == "table" && /<- swp entry$/ { table_row() }
style == "list" && /Encode and decode a swap entry:/ { inside = 1 }
style == "list" && inside && /bits? +[0-9]/ { list_row() }
style == "pte" && /^ \*\tbits? / { list_row() }
style == "ruler" && /Format of swap PTEs:/ { inside = 1 }
style == "ruler" && inside && /^ \* +[<-]/ {
	# two columns a bit, from the sixth on
	half = half sprintf("%-64s", substr($0, 6))
	if (length(half) == 128)
		ruler(half)
}
/\*\// { inside = 0 }
