#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# source.sh VERSION DIR: have Debian's linux-source-VERSION as a package in DIR,
# of the suite that has kernels newer than this Debian's. It's not installed, and
# apt's own lists and sources stay as they are: it asks a mirror that they name,
# with lists of its own, and Debian's key must have signed what it's told.
# source.sh --there VERSION DIR: only name the package that is there, the newest.
set -eu
suite=trixie-backports
keys=/usr/share/keyrings/debian-archive-keyring.gpg

# of packages of several versions the last
newest() {
	local deb found=
	for deb in "$dir/linux-source-${version}_"*.deb; do
		[ -e "$deb" ] && found=$deb
	done
	[ -n "$found" ] && echo "$found"
}

# the first mirror that apt has Debian itself from
mirror() {
	local found
	# shellcheck disable=SC2016 # it's apt's to fill in
	found=$(apt-get indextargets --format '$(REPO_URI)' \
		'Created-By: Packages' 'Origin: Debian' 'Label: Debian' |
		head -1)
	echo "${found:-http://deb.debian.org/debian}"
}

fetch() {
	mkdir -p "$private"/{lists,cache}/partial "$private/cache/archives/partial"
	echo "deb [signed-by=$keys] $(mirror) $suite main" >"$private/sources.list"
	local options=(-qq -o "Dir::Etc::SourceList=$private/sources.list"
		-o Dir::Etc::SourceParts=/dev/null
		-o "Dir::State::Lists=$private/lists"
		-o "Dir::Cache=$private/cache" -o Acquire::Languages=none)
	apt-get "${options[@]}" update &&
		cd "$private" &&
		apt-get "${options[@]}" download "linux-source-$version" &&
		mv "linux-source-${version}_"*.deb "$dir"
}

there=false
[ "$1" != --there ] || {
	there=true
	shift
}
version=$1
dir=$(realpath -m "$2")
newest && exit 0
! $there || exit 1
mkdir -p "$dir"
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
chmod 755 "$private" # apt reads as a user of its own
fetch >"$dir/log" 2>&1 || {
	echo "no linux-source-$version of $suite: $(tail -1 "$dir/log")"
	exit 1
}
newest
