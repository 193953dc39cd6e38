#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# files.sh PTE [full]: what a file that is written does to what stood there. With
# "full": on a small disk that is full, which takes a mount.
set -u
pte=$(realpath "$1") self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit
failed=0
bad() {
	echo "files: $*"
	failed=1
}
# there PATTERN FILE WHEN: a file has a line of that kind
there() {
	grep -q "$1" "$2" 2>/dev/null || bad "$3: $2 hasn't: $1"
}
# beside WHEN: nothing is left
beside() {
	local left
	left=$(find . -name '.pte-*')
	[ -z "$left" ] || bad "$1: left behind: $left"
}
# mode MODE FILE WHEN
mode() {
	[ "$(stat -c %a "$2")" = "$1" ] || bad "$3: $2 has mode $(stat -c %a "$2")"
}

# Two writers: one of a file, and one of several in a folder.
# shellcheck disable=SC2317 # by their name
svg() {
	"$pte" show x86_64@6.12 --svg "$1"
}
# shellcheck disable=SC2317
smt2() {
	mkdir -p folder
	ln -sf "$1" folder/x86_64.smt2
	"$pte" check x86_64@6.12 ppc64-nohash@6.12 -c "" --accept-known --smt2 folder
}
# write WRITER FILE
write() {
	"$1" "$2" >out 2>err
}
# what is in a file of theirs
# shellcheck disable=SC2016 # it's no command
declare -A has=([svg]='<svg ' [smt2]='What `pte check` says of x86_64')

if [ "${2-}" = full ]; then
	[ -n "${UNSHARED-}" ] || {
		as=()
		[ "$(id -u)" = 0 ] || as=(-r)
		unshare -m "${as[@]}" true 2>/dev/null || {
			echo "SKIP: no full disk: nothing can be mounted here"
			exit 77
		}
		UNSHARED=1 exec unshare -m "${as[@]}" bash "$self" "$pte" full
	}
	mkdir small
	mount -t tmpfs -o size=16k tmpfs small 2>/dev/null || {
		echo "SKIP: no full disk: tmpfs can't be mounted here"
		exit 77
	}
	for writer in svg smt2; do
		echo old >small/old
		ln -s "$dir/small/old" link
		cat /dev/zero >small/filled 2>/dev/null
		for place in "$dir/small/old" "$dir/link"; do
			write $writer "$place"
			[ $? = 2 ] || bad "full, $writer: exit isn't 2"
			there 'No space left' err "full, $writer"
			[ "$(cat small/old)" = old ] || bad "full, $writer: what stood there is lost"
			beside "full, $writer"
		done
		write $writer "$dir/small/new" && bad "full, $writer: written"
		[ ! -e small/new ] || bad "full, $writer: half a file stands there"
		[ -L link ] || bad "full, $writer: the link is gone"
		rm -r link small/* folder 2>/dev/null
	done
	umount small
	exit $failed
fi

umask 027
for writer in svg smt2; do
	rm -rf ./*
	start=${has[$writer]}

	write $writer "$dir/new" || bad "$writer, new: $(cat err)"
	there "$start" new "$writer, new"
	mode 640 new "$writer, new"

	echo old >old
	chmod 604 old
	write $writer "$dir/old" || bad "$writer, old: $(cat err)"
	there "$start" old "$writer, old"
	mode 604 old "$writer, old"
	if [ "$(id -u)" = 0 ]; then
		chown 1:2 old
		write $writer "$dir/old" || bad "$writer, owned: $(cat err)"
		[ "$(stat -c %u:%g old)" = 1:2 ] || bad "$writer, owned: by somebody else"
	fi

	# links: through two folders, and one that leads to nothing yet
	mkdir a b
	echo old >b/file
	chmod 600 b/file
	ln -s ../b/file a/second
	ln -s a/second first
	write $writer "$dir/first" || bad "$writer, link: $(cat err)"
	there "$start" b/file "$writer, link"
	mode 600 b/file "$writer, link"
	[ "$(find first a/second -type l | wc -l)" = 2 ] ||
		bad "$writer, link: it's a link no longer"
	ln -s b/later dangling
	write $writer "$dir/dangling" || bad "$writer, dangling: $(cat err)"
	there "$start" b/later "$writer, dangling"
	[ -L dangling ] || bad "$writer, dangling: it's a link no longer"
	ln -s round round
	write $writer "$dir/round"
	[ $? = 2 ] || bad "$writer, round: exit isn't 2"

	# a file that can't be written whole: a limit does as well as a disk
	echo old >kept
	ln -s kept kept-link
	for place in kept kept-link; do
		(trap '' XFSZ; ulimit -f 1; write $writer "$dir/$place")
		[ $? = 2 ] || bad "$writer, too large: exit isn't 2"
		there 'File too large' err "$writer, too large"
		[ "$(cat kept)" = old ] || bad "$writer, too large: what stood there is lost"
	done
	[ -L kept-link ] || bad "$writer, too large: it's a link no longer"
	(trap '' XFSZ; ulimit -f 1; write $writer "$dir/nothing")
	[ ! -e nothing ] || bad "$writer, too large: half a file stands there"

	# what is no file isn't replaced
	write $writer /dev/full
	[ $? = 2 ] || bad "$writer, /dev/full: exit isn't 2"
	[ -c /dev/full ] || bad "$writer, /dev/full: it's gone"
	write $writer /dev/null || bad "$writer, /dev/null: $(cat err)"
	[ -c /dev/null ] || bad "$writer, /dev/null: it's gone"
	mkfifo pipe
	cat pipe >through &
	write $writer "$dir/pipe" || bad "$writer, pipe: $(cat err)"
	wait $!
	there "$start" through "$writer, pipe"
	[ -p pipe ] || bad "$writer, pipe: it's gone"
	mkdir place
	write $writer "$dir/place"
	[ $? = 2 ] || bad "$writer, folder: exit isn't 2"
	there 'Is a directory' err "$writer, folder"
	beside "$writer"

	# a file, and a folder, that aren't ours to write
	mkdir -p theirs/shut
	cp kept theirs/file
	cp kept theirs/shut/file
	chmod 444 theirs/file
	chmod 666 theirs/shut/file
	chmod 555 theirs/shut
	chmod 755 . theirs
	user=()
	if [ "$(id -u)" = 0 ]; then
		chown 65534 . theirs theirs/file theirs/shut/file
		user=(setpriv --reuid=65534 --clear-groups)
	fi
	rm -rf folder out err
	declare -f svg smt2 write >functions
	for file in theirs/file theirs/shut/file; do
		pte=$pte "${user[@]}" bash -c ". ./functions; write $writer $dir/$file"
		[ $? = 2 ] || bad "$writer, $file: exit isn't 2"
		there 'Permission denied' err "$writer, $file"
		[ "$(cat $file)" = old ] || bad "$writer, $file: what stood there is lost"
	done
	chmod 755 theirs/shut
done

# printed, and added to what was printed before
echo before >printed
"$pte" show x86_64@6.12 --svg /dev/stdout >>printed || bad "/dev/stdout"
there before printed /dev/stdout
there '<svg ' printed /dev/stdout
"$pte" show x86_64@6.12 --svg /dev/stdout | grep -q '<svg ' || bad "/dev/stdout, a pipe"

# of several files, all or none
rm -rf ./*
mkdir -p folder/x86_64.smt2
echo old >folder/ppc64-nohash.smt2
"$pte" check x86_64@6.12 ppc64-nohash@6.12 -c "" --smt2 folder >out 2>err
[ $? = 2 ] || bad "one of several: exit isn't 2"
[ "$(cat folder/ppc64-nohash.smt2)" = old ] || bad "one of several: another is replaced"
beside "one of several"
exit $failed
