#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# said.sh PTE: what `pte probe` prints is what share/output.schema.json says, and on a
# terminal no wider than that. The tree is made up: its helpers are pte/kernel.h's of
# x86_64, 6.12, compiled once, so that from older bases something differs. 77: pte-probe
# isn't built, or there's no clang-19 or python3-jsonschema.
set -euo pipefail
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! command -v clang-19 >/dev/null || ! python3 -c 'import jsonschema' 2>/dev/null; then
	echo "no clang-19, or no python3-jsonschema: what is said wasn't looked at"
	exit 77
fi
if "$pte" probe 2>&1 | grep "isn't installed"; then
	exit 77
fi
export XDG_CACHE_HOME=$tmp/cache
mkdir "$tmp"/{tree,scripts,work}
for option in ARCH_ENABLE_THP_MIGRATION ARCH_HAS_PTE_PROTNONE DEVICE_PRIVATE \
	HAVE_ARCH_USERFAULTFD_WP MEMORY_FAILURE MEM_SOFT_DIRTY MIGRATION NUMA_BALANCING \
	PTE_MARKER_UFFD_WP SPARSEMEM_VMEMMAP SWAP TRANSPARENT_HUGEPAGE; do
	echo "#define CONFIG_$option 1" >>"$tmp/autoconf.h"
	echo "CONFIG_$option=y" >>"$tmp/.config"
done
printf '%s\n' version=6.12.1 arch=x86_64 clang=19 defconfig=defconfig options=12 llvm=-19 \
	"autoconf=$tmp/autoconf.h" "objects=$tmp" triple=x86_64-linux-gnu >"$tmp/work/about"
bash src/probe/tree/model.sh PTE_X86_64_V5_19 6.12 "$PWD/include" "$tmp/work" >"$tmp/log"
clang-19 -x ir -S -emit-llvm "$tmp/work/model.bc" -o - 2>>"$tmp/log" |
	sed 's/@model_/@probe_/g' |
	clang-19 -x ir -c -emit-llvm - -o "$tmp/work/shim.bc" 2>>"$tmp/log"

# what builds a tree, and what compiles kernel.h
# shellcheck disable=SC2016 # the script's own
printf '#!/bin/sh\nwhile [ $# -gt 1 ]; do shift; done\ncp "%s"/* "$1"\n' "$tmp/work" \
	>"$tmp/scripts/probe-tree"
cat >"$tmp/scripts/probe-model" <<END
#!/usr/bin/env bash
# of each base once: --phys-bits N -o FILE OPTION... LAYOUT VERSION INCLUDE WORK
made=$tmp/\${*: -4:1}-\${*: -3:1}.bc
[ -e "\$made" ] || { bash "$PWD/src/probe/tree/model.sh" "\$@" && mv "\$4" "\$made"; } || exit
cp "\$made" "\$4"
END
chmod +x "$tmp"/scripts/*
export PTE_PROBE_SCRIPTS=$tmp/scripts
python3 tests/probe/said.py "$pte" "$tmp/tree" share/output.schema.json
