# SPDX-License-Identifier: BSD-2-Clause
# A proposal's own kind: what code makes of it whose branches know none of it.
# Linux 6.12 leaves types 0..22 to slots, so that it's 22: bits 63:59, with the
# offset complemented below.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
echo '{"base": "x86_64@6.12", "series": "parked pages",
  "types": [{"name": "parked", "holds": "offset", "levels": ["pte", "pmd"]}],
  "flags": [{"name": "cold", "bit": 4}]}' >parked.json
pte follow -l parked.json parked uffd_wp cold -v
pte follow -l parked.json 0xb7ffffffffdb9600 fork --json
pte follow -l parked.json -c -userfaultfd_wp parked zap
pte follow -l parked.json pmd:0xb7ffffffffdb9600 fork
pte follow -l parked.json swap cold fork
