#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# cmocka.sh FOLDER: unpack CMocka's source, as Debian has it, into FOLDER unless
# it's there. One way for every host: its packages are for Debian's own hosts, and
# for these only where apt may install a second architecture.
set -euo pipefail
folder=$1
[ ! -e "$folder/src/cmocka.c" ] || exit 0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# The mirrors that packages come from, asked for sources.
sources() {
	local codename
	codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
	# shellcheck disable=SC2016 # they're apt's
	apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) main' \
		'Created-By: Packages' 'Origin: Debian' 'Component: main' \
		"Codename: $codename" | grep . ||
		echo "deb-src http://deb.debian.org/debian $codename main"
}

# apt's own lists and caches stay as they are.
apt_get() {
	apt-get -o Dir::Etc::SourceList="$tmp/list" -o Dir::Etc::SourceParts=- \
		-o Dir::State::Lists="$tmp/lists" -o Dir::Cache="$tmp/cache" \
		-o APT::Sandbox::User="$(id -un)" "$@"
}

mkdir -p "$tmp"/{lists,cache/archives}/partial
sources | sort -u >"$tmp/list"
apt_get update
(cd "$tmp" && apt_get source cmocka)
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
mv "$tmp"/cmocka-*/ "$folder"
