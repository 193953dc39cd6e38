#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# release.sh: the checklist of a release.
#   release.sh places         the version is the same wherever it stands
#   release.sh bump VERSION   write it there, and head CHANGELOG with it
#   release.sh check          places; a clean tree; CHANGELOG has a day; the ABI is the
#                             one described; all tests pass
#   release.sh make FOLDER    check, then the tarball, the packages, which lintian has
#                             nothing to say of, pte-single.h and their SHA256SUMS;
#                             says what is left to do by hand
# Exit 1: something isn't as it must be; 2: trouble.
set -euo pipefail
cd "$(dirname "$0")/.."

# FILE, and what stands around the version there: @ is MAJOR.MINOR.PATCH, % MAJOR.MINOR
places() {
	cat <<-'end'
		CMakeLists.txt                       VERSION @
		src/libpte.map                     LIBPTE_% {
		src/libpte-prove.map               LIBPTE_PROVE_% {
		README.md                          find_package(pte % 
		examples/CMakeLists.txt            find_package(pte % 
		tests/install/consumer/CMakeLists.txt  find_package(pte % 
		docs/abi.md                        libpte.so.%
		docs/abi.md                        LIBPTE_%
		docs/abi.md                        LIBPTE_PROVE_%
		tests/abi/libpte.abi               soname='libpte.so.%'
		tests/abi/libpte-prove.abi         soname='libpte-prove.so.%'
		CHANGELOG.md                       ## @ 
	end
}

fail() {
	echo "release: $*" >&2
	exit 1
}

now() {
	sed -nE 's/^  VERSION ([0-9]+[.][0-9]+[.][0-9]+)$/\1/p' CMakeLists.txt
}

# around TEXT VERSION: TEXT with the version in it
around() {
	sed "s/@/$2/; s/%/${2%.*}/" <<<"$1"
}

check_places() {
	local file text version bad=0
	version=$(now)
	while IFS= read -r line; do
		file=${line%%[[:space:]]*} text=$(sed -E 's/^[^ ]+ +//' <<<"$line")
		grep -qF -- "$(around "$text" "$version")" "$file" || {
			echo "$file: no \"$(around "$text" "$version")\""
			bad=1
		}
	done < <(places)
	[ $bad = 0 ] || fail "the version isn't $version everywhere"
	echo "$version wherever it stands"
}

bump() {
	local old new=$1 file text
	old=$(now)
	[[ $new =~ ^[0-9]+[.][0-9]+[.][0-9]+$ ]] || {
		echo "release: $new: not MAJOR.MINOR.PATCH" >&2
		exit 2
	}
	while IFS= read -r line; do
		file=${line%%[[:space:]]*} text=$(sed -E 's/^[^ ]+ +//' <<<"$line")
		[ "$file" != CHANGELOG.md ] || continue
		# shellcheck disable=SC2016 # nothing is to be expanded
		text=$(around "$text" "$old" | sed 's/[.[\*^$(){}+?|]/\\&/g')
		sed -i -E "s/$text/$(around "$(sed -E 's/^[^ ]+ +//' <<<"$line")" "$new" |
			sed 's/[&/\\]/\\&/g')/" "$file"
	done < <(places)
	sed -i "s/LIBPTE_${old%.*}/LIBPTE_${new%.*}/g; s/LIBPTE_PROVE_${old%.*}/LIBPTE_PROVE_${new%.*}/g" \
		tests/abi/*.abi
	sed -i "0,/^## .*/s//## $new (unreleased)/" CHANGELOG.md
	check_places
}

check() {
	local version
	version=$(now)
	check_places
	[ -z "$(git status --porcelain)" ] || fail "the tree isn't clean"
	grep -qE "^## $version \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$" CHANGELOG.md ||
		fail "CHANGELOG.md: \"## $version (YYYY-MM-DD)\" isn't its head"
	! git rev-parse -q --verify "refs/tags/v$version" >/dev/null ||
		fail "v$version is there already"
	scripts/test.sh
	tests/abi/run.sh build/dev
}

make_all() {
	local out version name
	version=$(now) name=libpte-$version
	mkdir -p "$1"
	out=$(realpath "$1")
	check
	git archive --format=tar --prefix="$name/" HEAD | gzip -9n >"$out/$name.tar.gz"
	PTE_LINT_ALL=1 tests/install/packages.sh "$PWD" build/dev
	cmake --workflow --preset package
	cp build/package/*.deb "$out"
	scripts/amalgamate.py -o "$out/pte-single.h"
	(cd "$out" && sha256sum -- *.tar.gz *.deb *.h >SHA256SUMS)
	cat <<-end

		$out has $(wc -l <"$out/SHA256SUMS") files, and SHA256SUMS. By hand:
		    .ci/run                    the whole gate, on a fresh clone
		    git tag -s v$version -m "libpte $version"
		    git push --tags
	end
}

case "${1-} $#" in
"places 1") check_places ;;
"bump 2") bump "$2" ;;
"check 1") check ;;
"make 2") make_all "$2" ;;
*) sed -n '4,14s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
