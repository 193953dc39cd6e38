# SPDX-License-Identifier: BSD-2-Clause
# Kernels before the first version modelled, and vendors', by name; also as a
# base. What their words are is tests/specs/archs'.
try list layouts --all | sed -n '/^SPEC/,$p'
try list layouts --all --json | grep '"spec":true'
try list layouts | grep -c SPEC
try list kinds --all
try list layouts --all -l x86_64
# each with the entry that its kernels print
try decode -l x86_64-3.5 0xfd20b000
try decode -l x86_64-2.6.28 --json 0xd900000000
try decode -l x86_64-rhel7 0x91a0a00
try encode -l x86_64-4.8 swap type=5 offset=0x1234 soft_dirty
try decode -l i386-5.6 0x0ee8543c
try show x86_64-4.18.1 | head -6
try check -q x86_64-4.8 --accept-known
try diff -v x86_64-3.5 x86_64-4.8
# which of them a version is of
try decode -l x86_64@4.4 0
try decode -l x86_64@v3.10.108 0
try decode -l x86_64@4.18 0
try decode -l x86_64@4.18.20 0
try decode -l x86_64@2.6.27 0
try decode -l x86_64-la57@4.14 0
try decode -l arm64@4.4 0
try decode -l x86_64-rhel7@3.10 0
try decode -l x86_64-rhel8 0
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
# a file of that name is another's, and a spec may start from one anywhere
echo '{' >x86_64-rhel7
echo '{"base": "x86_64-rhel7", "certain": true, "flags": [{"name": "unmap", "bit": 14}]}' >dead.json
try decode -l x86_64-rhel7 0x91a0a00
mkdir below
try encode -l dead.json swap type=5 offset=0x1234 unmap
try check -q ./dead.json
echo '{"base": "x86_64@5.10", "kernels": [{"since": "4", "until": "5.9"}]}' >bad.json
try show bad.json
