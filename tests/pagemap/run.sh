#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE CHILD: pte pagemap says of a living process what that process did to
# its pages (child.c): as root, and as somebody from whom frames are hidden.
set -euo pipefail
pte=$(realpath "$1") child=$(realpath "$2")
tmp=$(mktemp -d)
chmod 755 "$tmp"
pid=''
# shellcheck disable=SC2317 # by the trap
cleanup() {
	[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
	rm -rf "$tmp"
}
trap cleanup EXIT
# where others may run them
cp "$pte" "$tmp/pte"
cp "$child" "$tmp/child"
# what a build for coverage writes, which its own folder takes from its owner only
mkdir -m 777 "$tmp/counts"
skipped=() failed=0 checks=0
bad() {
	echo "pagemap: $*" >&2
	failed=1
}

# the kernel that runs, with its own configuration
unset PTE_SYSROOT
"$pte" decode -l running 0 >/dev/null 2>"$tmp/why" || {
	echo "SKIP: pagemap: $(head -n 1 "$tmp/why")"
	exit 77
}

# look [ARGUMENT...]: as whoever it is this time
look() {
	timeout 120 "${as[@]}" "$tmp/pte" pagemap "$@"
}
# group KEY LINE: "none=3,present=5" of a JSON object, sorted; "-": nothing
group() {
	local text
	text=$(sed -n 's/.*"'"$1"'":{\([^}]*\)}.*/\1/p' <<<"$2" | tr -d '"' | tr ':,' '=\n' |
		sort | paste -sd,)
	echo "${text:--}"
}
# same WHAT WANTED GOT
same() {
	checks=$((checks + 1))
	[ "$2" = "$3" ] || bad "$who: $1: wanted $2, got $3"
}
# only NAMES COUNTS: those of the names
only() {
	local text
	text=$(tr , '\n' <<<"$2" | grep -E "^($1)=" | paste -sd,) || true
	echo "${text:--}"
}

# what a child says of a region that nobody can see without a frame
hide() {
	[ "$who" = other ] || {
		cat
		return
	}
	# a guard has a bit of its own
	sed -E '/^skip|^(region|each) guard/!{s/\b(marker|swap)=/hidden=/;s/\b(marker|swap)\b/hidden/g}
		s/^(region [^ ]+ [^ ]+ [^ ]+ [^ ]+) [^ ]+/\1 -/'
}

check_region() {
	local name=$1 start=$2 end=$3 kinds=$4 markers=$5 bits=$6 categories=$7 line
	line=$(grep "\"start\":\"0x$start\",\"end\":\"0x$end\"" "$tmp/json") || {
		bad "$who: $name: no mapping $start-$end"
		return
	}
	same "$name: kinds" "$(tr , '\n' <<<"$kinds" | sort | paste -sd,)" \
		"$(group kinds "$line")"
	same "$name: markers" "$markers" "$(group markers "$line")"
	# a mapping that is new is soft-dirty wherever there is such a bit
	same "$name: bits" "$bits" \
		"$(group bits "$line" | sed -E 's/,?soft_dirty=[0-9]+//')"
	check_page "$name" "$start" "$categories"
	[ "$scan" = no ] || same "$name: categories" "$categories" \
		"$(only 'huge|pfnzero|guard' "$(group categories "$line")")"
}

# the first page as JSON, and what a scan says of it, unless only others are guards
check_page() {
	local name=$1 start=$2 categories=${3/guard=*/-} line
	line=$(look "$pid" "$start" --json 2>/dev/null)
	same "$name: vaddr" "0x$start" "$(sed -n 's/.*"vaddr":"\([^"]*\)".*/\1/p' <<<"$line")"
	[ $scan = no ] || [ "$categories" = - ] ||
		grep -q "\"categories\":.*\"${categories%=*}\"" <<<"$line" ||
		bad "$who: $name: a page isn't ${categories%=*}: $line"
	[ $scan = no ] || [ "$categories" = - ] ||
		look "$pid" "$start" 2>/dev/null | grep -q " ${categories%=*}$" ||
		bad "$who: $name: no line says ${categories%=*}"
}

check_each() {
	local name=$1 start=$2 end=$3 wanted=$4 got
	got=$(look "$pid" "$start-$end" 2>/dev/null |
		awk '{ print $3 == "swapped" ? "hidden" : $3 }' | paste -sd,)
	same "$name: each" "$wanted" "$got"
	same "$name: the first" "${wanted%%,*}" "$(look "$pid" "$start" 2>/dev/null |
		awk '{ print $3 == "swapped" ? "hidden" : $3 }')"
}

# what /proc/PID/maps says, beside the last line
check_summary() {
	local mappings pages=0 range size
	size=$(getconf PAGESIZE)
	mappings=$(wc -l <"/proc/$pid/maps")
	while read -r range _; do
		pages=$((pages + (0x${range#*-} - 0x${range%-*}) / size))
	done <"/proc/$pid/maps"
	same summary "$mappings $pages" "$(sed -n '$s/.*"mappings":\([0-9]*\),"pages":\([0-9]*\).*/\1 \2/p' "$tmp/json")"
}

# the process ends while its pages are printed: what is blocked goes on then
check_end() {
	local status=0 looker
	mkfifo "$tmp/pipe"
	look "$pid" "$1-$2" >"$tmp/pipe" 2>"$tmp/said" &
	looker=$!
	exec 7<"$tmp/pipe"
	read -r _ <&7
	# it's nobody's to report
	disown "$child_job"
	kill -9 "$pid"
	while [ -e "/proc/$pid/maps" ] && [ -s "/proc/$pid/cmdline" ]; do
		sleep 0.1
	done
	tail -n 1 <&7 >"$tmp/last"
	exec 7<&-
	wait "$looker" || status=$?
	same 'ends meanwhile: exit' 2 "$status"
	same 'ends meanwhile' "pte: $pid: it has ended meanwhile" \
		"$(grep -v '^pte: note' "$tmp/said")"
	# never a part of a line
	[ "$(tail -c 1 "$tmp/last" | wc -l)" = 1 ] || bad "$who: a part of a line"
	status=0
	look "$pid" >/dev/null 2>"$tmp/said" || status=$?
	same 'ended: exit' 2 "$status"
	grep -q "^pte: $pid: no such process" "$tmp/said" || bad "$who: ended: $(cat "$tmp/said")"
	rm "$tmp/pipe"
	pid=''
}

# try WHO COMMAND...: all of it, as whom the command makes us
try_as() {
	who=$1 long='' scan=yes
	shift
	as=("$@")
	mkfifo "$tmp/stdin"
	"${as[@]}" "$tmp/child" <"$tmp/stdin" >"$tmp/child.$who" &
	child_job=$!
	exec 8>"$tmp/stdin"
	rm "$tmp/stdin"
	until grep -qx ready "$tmp/child.$who"; do
		kill -0 "$child_job" || {
			bad "$who: the child ended"
			return
		}
		sleep 0.1
	done
	# what ran it has become the child
	pid=$child_job
	look "$pid" --json >"$tmp/json" 2>"$tmp/said" || bad "$who: exit $?: $(cat "$tmp/said")"
	tail -n 1 "$tmp/json" | grep -q '"categories":{}' && scan=no
	while read -r what name start end rest; do
		# shellcheck disable=SC2086 # one word a column
		case $what in
		region) check_region "$name" "$start" "$end" $rest ;;
		each) check_each "$name" "$start" "$end" "$rest" ;;
		long) long="$name $start" ;;
		skip) skipped+=("$who: $name: $start $end $rest") ;;
		esac
	done < <(hide <"$tmp/child.$who")
	[ $scan = yes ] || skipped+=("$who: no PAGEMAP_SCAN before Linux 6.7")
	check_summary
	grep -q '^pte: note: frames are hidden' "$tmp/said" && hidden=yes || hidden=no
	same 'frames hidden' "$([ "$who" = root ] && echo no || echo yes)" "$hidden"
	# shellcheck disable=SC2086 # two words
	[ -z "$long" ] || check_end $long
	exec 8>&-
	[ -z "$pid" ] || wait "$child_job" || true
	pid=''
}

if [ "$(id -u)" = 0 ]; then
	try_as root env
	try_as other env GCOV_PREFIX="$tmp/counts" setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs
	# another user's
	status=0
	GCOV_PREFIX=$tmp/counts setpriv --reuid=65534 --regid=65534 --clear-groups \
		"$tmp/pte" pagemap $$ \
		>"$tmp/out" 2>"$tmp/said" || status=$?
	who=other
	same 'not permitted: exit' 2 $status
	grep -q "^pte: $$: not permitted" "$tmp/said" || bad "not permitted: $(cat "$tmp/said")"
	[ ! -s "$tmp/out" ] || bad "not permitted, and yet it says something"
else
	who=other
	skipped+=("root: frames are hidden from whoever runs this")
	try_as other env
fi
# no machine has both sizes of pages
for layout in arm64-4k@6.12 arm64-64k@6.12; do
	"$pte" pagemap -l $layout $$ >"$tmp/out" 2>>"$tmp/sizes" || true
done
grep -q "^pte: arm64-.*: pages have .* bytes, and this machine's $(getconf PAGESIZE)" "$tmp/sizes" ||
	bad "any size of pages will do"
# scripts/test.sh takes the first line
if [ ${#skipped[@]} -gt 0 ]; then
	printf -v all '%s; ' "${skipped[@]}"
	echo "SKIP: pagemap: ${all%; }"
fi
echo "$checks checks"
[ "$checks" -gt 30 ] || bad "hardly anything was checked"
exit $failed
