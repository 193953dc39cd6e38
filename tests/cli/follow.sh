#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# follow.sh PTE [EACH]: what becomes of a word by tests/vectors/transitions.tsv is
# among what `pte follow` says of it, in each memory in which the conditions of the
# row may hold, under no more conditions than hold. Of every EACHth row: the
# command is started for each. What holds in which memory is said here again.
set -eu
pte=$(realpath "$1")
each=${2:-10}
cd "$(dirname "$0")/../vectors"

# LAYOUT CONFIG EVENT CONDITIONS WORD OUTCOME HERE CHILD ASKED, of words whose
# results are words, too, and where nothing is given; ASKED is what the event's
# rows name between them
rows() {
	awk -F'\t' -v each="$each" '
		/^#/ || $2 != "-" || $3 != "pte" { next }
		FNR == NR {
			n = split($5, name, ",")
			for (i = 1; i <= n; i++)
				if (!(($4, name[i]) in is)) {
					is[$4, name[i]] = 1
					asked[$4] = asked[$4] "," name[i]
				}
			next
		}
		$6 != "-" || $9 !~ /^0x/ || $10 !~ /^(0x.*|-)$/ { next }
		rows++ % each == 0 {
			print $1, $4, $5, $7, $8, $9, $10, asked[$4] ","
		}' transitions.tsv transitions.tsv
}

# what follow says, an object a line, held against one row
compare() {
	awk -v conditions=",$2," -v outcome="$3" -v here="$4" -v child="$5" \
		-v asked="$6" '
	function has(set, name) { return index(set, "," name ",") > 0 }
	function all(set, names,   n, i, name) {
		n = split(names, name, ",")
		for (i = 1; i <= n; i++)
			if (has(asked, name[i]) && !has(set, name[i]))
				return 0
		return 1
	}
	function none(set, names,   n, i, name) {
		n = split(names, name, ",")
		for (i = 1; i <= n; i++)
			if (has(set, name[i]))
				return 0
		return 1
	}
	function may(memory) {
		if (has(conditions, "exclusive-page") ||
		    has(conditions, "device-private-page"))
			if (!all(conditions, "anonymous-page"))
				return 0
		if (memory == "private-anonymous")
			return all(conditions, "cow-mapping,anonymous-mapping,anonymous-page,even-cows")
		if (memory == "private-file")
			return all(conditions, "cow-mapping") &&
			       none(conditions, "anonymous-mapping,wp-unpopulated")
		return none(conditions, "cow-mapping,anonymous-mapping,anonymous-page,exclusive-page,device-private-page,wp-unpopulated")
	}
	function member(name) {
		if (!match($0, "\"" name "\":\"[^\"]*\""))
			return "-"
		return substr($0, RSTART + length(name) + 4,
			      RLENGTH - length(name) - 5)
	}
	function side(name) {
		if (!match($0, "\"" name "\":{\"kind\":\"[^\"]*\",\"pte\":\"[^\"]*\""))
			return "-"
		s = substr($0, RSTART, RLENGTH - 1)
		sub(/.*"/, "", s)
		return s
	}
	{
		memory = member("memory")
		if (member("says") ~ /stand there/)
			absent[memory] = 1
		seen[memory] = 1
		match($0, /"circumstances":\[[^]]*\]/)
		n = split(substr($0, RSTART + 17, RLENGTH - 18), name, ",")
		for (i = 1; i <= n; i++) {
			gsub(/"/, "", name[i])
			if (name[i] != "" && !has(conditions, name[i]))
				next
		}
		ends = member("outcome") ($0 ~ /"exclusive":true/ ? ",exclusive" : "")
		if (side("here") == here && side("child") == child && ends == outcome)
			found[memory] = 1
	}
	END {
		for (m in seen) {
			if (!may(m) || (m == "shared" && absent[m]))
				continue
			tried++
			if (!found[m]) {
				print m
				exit 1
			}
		}
		print tried + 0
	}'
}

failed=0 held=0
while read -r layout event conditions word outcome here child asked; do
	if tried=$("$pte" follow -l "$layout" "$word" "$event" --json |
		compare - "$conditions" "$outcome" "$here" "$child" "$asked"); then
		held=$((held + tried))
	else
		echo "$layout $word $event if $conditions: not in $tried"
		failed=$((failed + 1))
	fi
done < <(rows)
echo "$held held, $failed failed"
[ "$failed" = 0 ] && [ "$held" -gt 100 ]
