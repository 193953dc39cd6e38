# SPDX-License-Identifier: BSD-2-Clause
# Files that aren't whole words: what was read is told, then what wasn't.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit
scan() {
	try scan "$@" | sed -E "s|$dir|DIR|g; s/(\"rate\":)[0-9]+/\1RATE/"
}
of=x86_64@6.12
: >empty
head -c 7 /dev/zero >seven
head -c 17 /dev/zero >seventeen
scan -l $of empty
scan -l $of seven
scan -l $of seventeen
scan -l $of --json seventeen
head -c 23 /dev/zero | scan -l $of --json
scan -l i386@6.12 seventeen
scan -l $of </dev/null
scan -l $of .
scan -l $of --json - <.
scan -l $of nothing
mkfifo fifo
head -c 16 /dev/zero >fifo &
scan -l $of --json fifo
: >fifo &
scan -l $of fifo
scan -l $of empty empty
scan seven
scan -l $of --level p4d seven
scan -l $of --find swop seven
scan -l $of --find swap, seven
scan -l $of --find '' seven
scan -l $of --find raw seven
scan -l $of --byte-order middle seven
