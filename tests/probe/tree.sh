#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tree.sh: what probe-tree says and leaves behind, of small trees that only look like
# a kernel's: their makefile configures by taking every option that they don't lack,
# and their headers have a few helpers. Any clang compiles them; 77: there's none, or no
# llvm-link.
set -uo pipefail
probe=$PWD/../src/probe/tree/tree.sh
model=$PWD/../src/probe/tree/model.sh
include=$PWD/../include
clang=$(command -v clang-19 || command -v clang) || {
	echo "no clang"
	exit 77
}
linker=$(command -v llvm-link-19 || command -v llvm-link) || {
	echo "no llvm-link"
	exit 77
}
tmp=$(realpath "$(mktemp -d)")
trap 'rm -rf "$tmp"' EXIT
export XDG_CACHE_HOME=$tmp/cache
unset "${!LC_@}"

# Every tool by a name that can be taken away. What is run is bash's search only: a
# wrapper says a version of its own.
mkdir "$tmp/tools"
ln -s /usr/bin/* /bin/* "$tmp/tools" 2>/dev/null
rm -f "$tmp"/tools/{clang*,flex,bison,bc,ld.lld*,llvm-*}
for tool in flex bison bc ld.lld-19 llvm-nm-19; do
	printf '#!/bin/sh\n' >"$tmp/tools/$tool"
done
cat >"$tmp/tools/clang-19" <<END
#!/bin/sh
[ "\$1" != --version ] || { echo "Some clang version 19.1.7 (of a test)"; exit; }
exec "$clang" "\$@"
END
chmod +x "$tmp"/tools/{flex,bison,bc,ld.lld-19,llvm-nm-19,clang-19}
# shellcheck disable=SC2123 # for what is run
PATH=$tmp/tools

# make_tree DIR [VERSION [PATCHLEVEL]]
make_tree() {
	mkdir -p "$1"/{include/linux,arch/x86/{include,configs}}
	echo 'X86=y' >"$1/Kconfig"
	printf 'CONFIG_%s=y\n' X86_64 HAVE_ARCH_USERFAULTFD_WP >"$1/arch/x86/configs/x86_64_defconfig"
	touch "$1"/include/linux/{mm,pgtable,swap,version,hugetlb,swapops,userfaultfd_k}.h
	touch "$1/lacks"
	cat >"$1/include/linux/mm.h" <<-'END'
		#define NULL ((void *)0)
		#define noinline __attribute__((noinline))
		#define __always_inline inline __attribute__((always_inline))
		typedef struct { unsigned long pte; } pte_t;
		typedef struct { unsigned long val; } swp_entry_t;
		#define __pte(x) ((pte_t){ x })
		#define pte_val(x) ((x).pte)
		#define set_pte_at(mm, addr, ptep, pte) (*(ptep) = (pte))
		#define PAGE_SHIFT 12
		#define PMD_SHIFT NO_SUCH_NUMBER
	END
	cat >"$1/include/linux/swap.h" <<-'END'
		static inline int pte_none(pte_t pte) { return !pte.pte; }
		static inline int pte_present(pte_t pte) { return pte.pte & 1; }
		#define pte_dirty(pte) undeclared_here(pte)
		static inline unsigned long swp_type(swp_entry_t entry)
		{
			return entry.val >> 58;
		}
	END
	cat >"$1/Makefile" <<-END
		VERSION = ${2-6}
		PATCHLEVEL = ${3-12}
		SUBLEVEL = 1
		EXTRAVERSION = -rc2
	END
	cat >>"$1/Makefile" <<-'END'
		.RECIPEPREFIX = >
		out := $(or $(O),.)
		olddefconfig:
		>echo configure >>$(out)/ran
		>mkdir -p $(out)/include/config
		>grep -v -e '=n$$' -e '^$$' $(out)/.config | grep -vxFf lacks >$(out)/new
		>mv $(out)/new $(out)/.config
		>touch $(out)/include/config/auto.conf
		>printf 'deps_config := \\\n\tKconfig \\\n\n' >$(out)/include/config/auto.conf.cmd
		prepare0:
		>echo prepare >>$(out)/ran
		>test ! -e slow || { echo $$$$ >slow; exec sleep 60; }
		>mkdir -p $(out)/include/generated
		>sed 's/^\(.*\)=y/#define \1 1/' $(out)/.config >$(out)/include/generated/autoconf.h
		ifdef M
		src := $(M)
		include $(M)/Kbuild
		%.o:
		>cd $(M) && $(CC) -I$(CURDIR)/include $(filter-out $(ccflags-remove-y), $(FLAGS)) $(ccflags-y) -c $*.c -o $*.o
		endif
	END
}

failed=0
wrong() {
	printf 'WRONG: %s\n' "$@"
	failed=1
}

# expect STATUS PATTERN ARGUMENT...: all of stderr is one line, that matches, or none
expect() {
	local wanted=$1 pattern=$2 status=0 said
	shift 2
	said=$("$probe" "$@" 2>&1 >/dev/null) || status=$?
	# shellcheck disable=SC2015 # any of them
	[ $status = "$wanted" ] && [[ $said =~ ^$pattern$ ]] &&
		[ "$(wc -l <<<"$said")" = 1 ] ||
		wrong "probe-tree $*" "status $status, not $wanted: $said" "not: $pattern"
	[ "$wanted" = 0 ] || [ ! -e "$tmp/work/shim.bc" ] || wrong "$*: a shim.bc was left"
}
# the part of a message that says who speaks
P='pte: probe: '

# has FILE LINE
has() {
	grep -qxF -- "$2" "$1" || wrong "$1 has no line $2" "$(cat "$1")"
}

tree=$tmp/tree
work=$tmp/work
make_tree "$tree"

# ---- a tree that is fine ---------------------------------------------------------

expect 0 '' "$tree" x86_64 "$work"
about=$work/about
has "$about" version=6.12.1-rc2
has "$about" arch=x86_64
has "$about" kbuild_arch=x86
has "$about" clang=19.1.7
has "$about" defconfig=x86_64_defconfig
has "$about" missing=
objects=$(sed -n 's/^objects=//p' "$about")
has "$about" "autoconf=$objects/include/generated/autoconf.h"
[ "$(head -c 2 "$work/shim.bc")" = BC ] || wrong "no bitcode"
absent=" $(sed -n 's/^absent=//p' "$about") "
for name in PAGE_SHIFT pte_none pte_present swp_type set_pte_at; do
	grep -qa "probe_$name" "$work/shim.bc" || wrong "no probe_$name"
	[[ $absent != *" $name "* ]] || wrong "$name is said to be absent"
done
# of a macro that doesn't compile, too; and the first and the last of the list
for name in LINUX_VERSION_CODE PMD_SHIFT pte_dirty pte_soft_dirty pfn_pmd; do
	[[ $absent = *" $name "* ]] || wrong "$name isn't said to be absent"
done
[ ! -e "${objects%/*}/shim" ] || wrong "the shim's directory was left"

# once more: only what make doesn't know is done again, and a changed Kconfig is seen
expect 0 '' "$tree" x86_64 "$work"
[ "$(tr '\n' ' ' <"$objects/ran")" = "configure prepare prepare " ] ||
	wrong "ran: $(cat "$objects/ran")"
echo 'MORE=y' >>"$tree/Kconfig"
expect 0 '' "$tree" x86_64 "$work"
[ "$(tail -n 2 "$objects/ran" | tr '\n' ' ')" = "configure prepare " ] ||
	wrong "a changed Kconfig wasn't seen: $(cat "$objects/ran")"

# ---- a tree's .c files -----------------------------------------------------------

# one that it doesn't have isn't missed
expect 2 "${P}llvm-link-19 isn't installed: apt install llvm-19" --sources \
	"$tree" x86_64 "$work"
ln -s "$linker" "$tmp/tools/llvm-link-19"
expect 0 '' --sources "$tree" x86_64 "$work"
has "$about" unread=
mkdir -p "$tree/fs/proc"
cat >"$tree/include/linux/pagewalk.h" <<-'END'
	typedef struct { unsigned long pmd; } pmd_t;
	#define PAGE_MASK (~4095ul)
	#define PAGE_SIZE 4096ul
	#define true 1
	struct vm_area_struct { unsigned long flags; };
	struct mm_walk { struct vm_area_struct *vma; void *private; };
END
cat >"$tree/fs/proc/task_mmu.c" <<-'END'
	#include "internal.h"
	typedef struct { unsigned long pme; } pagemap_entry_t;
	struct pagemapread { int len; pagemap_entry_t *buffer; int show_pfn; };
	static pagemap_entry_t pte_to_pagemap_entry(struct pagemapread *pm,
		struct vm_area_struct *vma, unsigned long addr, pte_t pte)
	{
		return (pagemap_entry_t){ pte.pte ^ OF_THE_TREE };
	}
END
echo '#define OF_THE_TREE 1' >"$tree/fs/proc/internal.h"
expect 0 '' --sources "$tree" x86_64 "$work"
has "$about" unread=
for name in pte_none pte_to_pagemap_entry; do
	grep -qa "probe_$name" "$work/shim.bc" || wrong "no probe_$name"
done
! grep -qa probe_pagemap_hugetlb_range "$work/shim.bc" || wrong "a walker without hugetlb"
expect 0 '' "$tree" x86_64 "$work"
! grep -qa probe_pte_to_pagemap_entry "$work/shim.bc" || wrong "a source that isn't asked for"
: >"$tree/fs/proc/internal.h"
expect 0 '' --sources "$tree" x86_64 "$work"
has "$about" unread=fs/proc/task_mmu.c
! grep -qa probe_pte_to_pagemap_entry "$work/shim.bc" || wrong "what doesn't compile"
rm -r "$tree/fs" "$tree/include/linux/pagewalk.h"

# What the user's environment says is of other builds.
ARCH=arm64 CROSS_COMPILE=no- MAKEFLAGS=n KBUILD_OUTPUT=/no/such LLVM=1 \
	expect 0 '' "$tree" x86_64 "$work"

# ---- options ---------------------------------------------------------------------

echo CONFIG_MIGRATION=y >"$tree/lacks"
echo "CONFIG_PTE_MARKER_UFFD_WP=y" >>"$tree/lacks"
echo 'EVEN_MORE=y' >>"$tree/Kconfig"
expect 2 "$P.*/tree: CONFIG_MIGRATION=y doesn't stick; .*" "$tree" x86_64 "$work"
echo '?MIGRATION=y' >"$tmp/fragment"
expect 0 '' --config "$tmp/fragment" "$tree" x86_64 "$work"
grep -qxE 'missing=(MIGRATION PTE_MARKER_UFFD_WP|PTE_MARKER_UFFD_WP MIGRATION)' "$about" ||
	wrong "$(grep missing "$about")"
options=$(sed -n 's/^options=//p' "$about")
printf '%s\n' '# CONFIG_MIGRATION is not set' 'CONFIG_OURS=y # ours' >"$tmp/second"
expect 0 '' --config "$tmp/fragment" --config "$tmp/second" "$tree" x86_64 "$work"
has "$about" "options=$((options + 2))"
grep -qx '#define CONFIG_OURS 1' "$(sed -n 's/^autoconf=//p' "$about")" ||
	wrong "no CONFIG_OURS"
: >"$tree/lacks"
echo 'NO VALUE' >"$tmp/fragment"
expect 2 "$P--config: NO VALUE: not OPTION=VALUE" --config "$tmp/fragment" \
	"$tree" x86_64 "$work"
expect 2 "$P--config $tmp/none: no such file" --config "$tmp/none" \
	"$tree" x86_64 "$work"
sed -i '/X86_64/d' "$tree/arch/x86/configs/x86_64_defconfig"
expect 2 "$P.*/objects: configured without CONFIG_X86_64: not for x86_64" \
	"$tree" x86_64 "$work"
make_tree "$tree"

# ---- what is asked for -----------------------------------------------------------

expect 2 "${P}usage: .*"
expect 2 "${P}usage: .*" "$tree" x86_64
expect 2 "$P--what: no such option" --what
rm -f "$work/shim.bc"
expect 2 "$P--llvm: needs a value" --llvm
expect 2 "$P--llvm 19: not a suffix as -19" --llvm 19 "$tree" x86_64 "$work"
expect 2 "${P}vax: no such architecture; there are x86_64, arm64, .*" \
	"$tree" vax "$work"
expect 2 "$P$tmp/none: no such directory" "$tmp/none" x86_64 "$work"
expect 2 "$P$tmp/tools: not a kernel tree" "$tmp/tools" x86_64 "$work"
expect 2 "$P$tree: has no arch/arm64" "$tree" arm64 "$work"
cp -r "$tree" "$tmp/a tree"
expect 2 "$P$tmp/a tree: kbuild takes no path with such characters" \
	"$tmp/a tree" x86_64 "$work"
make_tree "$tmp/old" 5 9
expect 2 "$P$tmp/old: Linux 5.9.1-rc2 is older than 5.10" "$tmp/old" x86_64 "$work"
make_tree "$tmp/oldest" 5 10
expect 0 '' --newest 7.3 "$tmp/oldest" x86_64 "$work"
make_tree "$tmp/new" 7 10
expect 0 "${P}Linux 7.10.1-rc2 is newer than 7.3, .*" --newest 7.3 \
	"$tmp/new" x86_64 "$work"

# ---- tools -----------------------------------------------------------------------

# without TOOL PACKAGE
without() {
	mv "$tmp/tools/$1" "$tmp/taken"
	expect 2 "$P$1 isn't installed: apt install $2" "$tree" x86_64 "$work"
	mv "$tmp/taken" "$tmp/tools/$1"
}
without make make
without flex flex
without bison bison
without bc bc
without clang-19 clang-19
without ld.lld-19 lld-19
without llvm-nm-19 llvm-19
expect 2 "${P}clang-18 isn't installed: apt install clang-18" --llvm -18 \
	"$tree" x86_64 "$work"
mkdir "$tree/scripts"
echo 'echo 20.0.1' >"$tree/scripts/min-tool-version.sh"
expect 2 "${P}Linux 6.12.1-rc2 wants clang 20.0.1 or newer, clang-19 is 19.1.7" \
	"$tree" x86_64 "$work"
echo 'echo 19.1.7' >"$tree/scripts/min-tool-version.sh"
expect 0 '' "$tree" x86_64 "$work"

# ---- what goes wrong on the way --------------------------------------------------

echo 'int broken(' >>"$tree/include/linux/mm.h"
expect 2 "$P$tree: shim: .*linux/(mm|pgtable|swap)\.h:[0-9]+:[0-9]+: error: .* \(log: .*/log/shim\)" \
	"$tree" x86_64 "$work"
make_tree "$tree"
echo '#error of a header' >>"$tree/include/linux/swapops.h"
expect 2 "$P$tree: shim: .*linux/swapops\.h:1:2: error: of a header \(log: .*\)" \
	"$tree" x86_64 "$work"
make_tree "$tree"
rm "$tree/include/linux/swapops.h"
expect 2 "$P$tree: shim: .*error: 'linux/swapops.h' file not found \(log: .*\)" \
	"$tree" x86_64 "$work"
make_tree "$tree"
sed -i 's/^olddefconfig:/&\n>@echo "nothing: no such file" \&\& false/' "$tree/Makefile"
echo 'NEW=y' >>"$tree/Kconfig"
expect 2 "$P$tree: configure: nothing: no such file \(log: .*/log/configure\)" \
	"$tree" x86_64 "$work"
make_tree "$tree"
printf '#!/bin/sh\necho; echo "x 1 1 %s 1 x"\n' $((49 * 1024)) >"$tmp/df"
chmod +x "$tmp/df"
mv "$tmp/tools/df" "$tmp/taken" && mv "$tmp/df" "$tmp/tools/df"
expect 2 "$P.*: 49 MB free, 50 wanted" "$tree" x86_64 "$work"
rm "$tmp/tools/df" && mv "$tmp/taken" "$tmp/tools/df"

# ---- interrupted -----------------------------------------------------------------

# until_has PATTERN FILE: or a minute, as long as a busy machine may take
until_has() {
	local n
	for n in {1..1200}; do
		! grep -q "$1" "$2" || return 0
		sleep 0.05
	done
	wrong "$2 never had $1 ($n times asked)"
}

# begin: in a process group of its own, as a terminal's; until make sleeps
begin() {
	: >"$tree/slow"
	set -m
	"$probe" "$tree" x86_64 "$work" 2>"$tmp/said" &
	pid=$!
	set +m
	until_has . "$tree/slow"
}
for signal in INT TERM; do
	begin
	status=0
	kill -$signal $pid
	wait $pid || status=$?
	[ $status = 130 ] || wrong "$signal: status $status"
	[ ! -s "$tmp/said" ] || wrong "$signal: said $(cat "$tmp/said")"
	! kill -0 "$(cat "$tree/slow")" 2>/dev/null || wrong "$signal: make goes on"
	[ -z "$(ls -A "$work")" ] || wrong "$signal: it left something"
	[ ! -e "${objects%/*}/shim" ] || wrong "$signal: the shim's directory was left"
done
rm "$tree/slow"
expect 0 '' "$tree" x86_64 "$work"

# Two at once: the second waits for the first.
objects=$(sed -n 's/^objects=//p' "$about")
exec 8>"${objects%/*}/lock"
flock 8
"$probe" "$tree" x86_64 "$work" 2>"$tmp/said" 8>&- &
pid=$!
until_has waiting "$tmp/said"
[ ! -e "$work/shim.bc" ] || wrong "it didn't wait"
flock -u 8
exec 8>&-
wait $pid || wrong "having waited: $(cat "$tmp/said")"
has "$tmp/said" "${P}another probe of $tree, x86_64, is running: waiting"

# ---- a build directory of the user's ---------------------------------------------

expect 2 "$P--objects $tmp/tools: nothing was built there: no .config" \
	--objects "$tmp/tools" "$tree" x86_64 "$work"
expect 2 "$P--objects $tmp/none: no such directory" \
	--objects "$tmp/none" "$tree" x86_64 "$work"
: >"$tmp/fragment"
expect 2 "$P--config and --objects: .*" --config "$tmp/fragment" --objects "$objects" \
	"$tree" x86_64 "$work"
listing() {
	find "$1" -type f -exec sha256sum {} + | sort
}
before=$(listing "$objects")
cp -r "$objects" "$tmp/given"
expect 0 '' --objects "$tmp/given" "$tree" x86_64 "$work"
has "$about" "objects=$tmp/given"
has "$about" options=0
[ "$(listing "$tmp/given" | sed "s,$tmp/given,$objects,")" = "$before" ] ||
	wrong "--objects: it changed something"
# its flags may be another compiler's
sed -i 's/^\.RECIPE/FLAGS = -O2 -fno-such-thing -fnor-this=1\n&/' "$tree/Makefile"
expect 0 '' --objects "$tmp/given" "$tree" x86_64 "$work"
expect 2 "$P.*: shim: clang.*: error: unknown argument: '-fno-such-thing' .*" \
	"$tree" x86_64 "$work"
make_tree "$tree"
cp -r "$tmp/given/." "$tree"
expect 2 "$P$tree: it was built in place: --objects $tree uses that" \
	"$tree" x86_64 "$work"
expect 0 '' --objects "$tree" "$tree" x86_64 "$work"

# ---- the model's side ------------------------------------------------------------

said=$("$model" PTE_X86_64_V5_19 6.12 "$include" "$work" 2>&1) || wrong "model: $said"
grep -qa model_pte_swp_exclusive "$work/model.bc" || wrong "no model_pte_swp_exclusive"
[[ $said = absent=*" pmd_trans_huge "* && $said != *" pte_none "* ]] ||
	wrong "model: $said"
said=$("$model" PTE_X86_64_V5_10 6.12 "$include" "$work" 2>&1) &&
	wrong "a layout of another version"
[[ $said = "${P}PTE_X86_64_V5_10, 6.12: "*"isn't within the layout's span" ]] ||
	wrong "model: $said"
[ ! -e "$work/model.bc" ] || wrong "a model.bc was left"
said=$("$model" x86_64 6.12 "$include" "$work" 2>&1)
[ "$said" = "${P}x86_64: no layout's constant" ] || wrong "model: $said"

exit $failed
