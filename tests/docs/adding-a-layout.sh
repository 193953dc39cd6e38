#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# adding-a-layout.sh CC FOLDER: CONTRIBUTING's example holds. A copy of the tree
# in FOLDER takes adding-a-layout.patch, builds, and passes what a new row must;
# without its known answers, or with one too few, it fails as CONTRIBUTING shows.
# What was built stays in FOLDER, so that the next time less is.
set -euo pipefail
row=arm64-16k@7.2 answers=tests/vectors/arm64-16k.tsv
# no other answer tells that row from one without the option that it's about
only_answer=$'^arm64-16k@7\\.2\t-\thugetlb\tdecode\t'
cc=$1
mkdir -p "$2"
folder=$(realpath "$2")
tree=$folder/tree build=$folder/build
patch=$PWD/docs/adding-a-layout.patch
command -v patch >/dev/null || exit 77
cd ..

bad() {
	echo "adding-a-layout: $*" >&2
	exit 1
}

quietly() {
	"$@" >"$folder/log" 2>&1 || {
		cat "$folder/log" >&2
		bad "failed: $*"
	}
}

# program NAME [ARGUMENT]: a test of the copy; what it says is in the log
program() {
	local name=$1
	shift
	"$build/tests/test-$name" "$@" >"$folder/log" 2>&1
}

passes() {
	program "$@" || {
		grep -E '^ERROR|FAILED|^UN' "$folder/log" >&2
		bad "$1 fails with the patch"
	}
}

# fails_as PATTERN PROGRAM...: it fails, and its lines like that are CONTRIBUTING's
fails_as() {
	local what=$1
	shift
	! program "$@" || bad "$1 passes, with too few known answers"
	diff -u <(grep "$what" CONTRIBUTING.md | sort -u) \
		<(grep "$what" "$folder/log" | sort -u) ||
		bad "$1 doesn't fail as CONTRIBUTING.md shows: write down how it does"
}

# Files keep their times: of the copy, what the patch touches is built anew.
rm -rf "$tree"
mkdir "$tree"
cp -a CMakeLists.txt cmake include python src tests "$tree"
patch -p1 --batch --no-backup-if-mismatch -d "$tree" -i "$patch" >"$folder/log" || {
	cat "$folder/log" >&2
	bad "the patch doesn't apply: patch -p1 <tests/docs/adding-a-layout.patch, resolve," \
		"git diff -U2 -- include src tests >tests/docs/adding-a-layout.patch, and git stash"
}
export CC=$cc CMAKE_GENERATOR=Ninja PTE_REFERENCE_WORDS=20000
quietly cmake -S "$tree" -B "$build" -DCMAKE_BUILD_TYPE= -DCMAKE_C_FLAGS=-O0 \
	-DCMAKE_COMPILE_WARNING_AS_ERROR=ON -DPTE_BUILD_CLI=OFF
quietly cmake --build "$build" -j "$(nproc)" --target test-unit-rows \
	test-vector-layouts test-reference-{vectors,library} test-mutation-rows

passes unit-rows
passes vector-layouts
passes reference-vectors
passes reference-library
passes mutation-rows $row

cp "$tree/$answers" "$folder/answers"
cp $answers "$tree/$answers"
fails_as "^\[  FAILED  \] .*${row%@*}@" vector-layouts
grep -v "$only_answer" "$folder/answers" >"$tree/$answers"
fails_as "^UNANSWERED $row" mutation-rows $row
echo "the patch holds, and is missed where it's cut"
