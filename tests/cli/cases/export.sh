# SPDX-License-Identifier: BSD-2-Clause
# A KUnit suite of one claim: refuted, with its witnesses spelt out; and proved,
# on corners. That it's built, and what fails of it, is tests/export's.
try export kunit riscv64-svrsw60t59b@7.3 pmd-not-present | newest riscv64
# constructors took a page up to 5.13, and marker came with 5.19; no soft-dirty
pte export kunit x86_64@5.10 flags-independent -c -mem_soft_dirty | sed -n '/^static_assert/p; /^static void flags/,/^}/p'
pte export kunit x86_64@5.10 image-read | grep -A 3 '^static const struct corner p'
# of the whole, which cases there are
pte export kunit ppc64-nohash@6.12 | grep KUNIT_CASE
pte export kunit arm64-4k@5.10 | grep KUNIT_CASE
try export
try export kunit
try export smt x86_64
try export kunit x86_65
try export kunit x86_64 pmd-present
try export kunit x86_64 pfn-fits
try export kunit x86_64 round-trip more
try export kunit x86_64-4.14
try export kunit x86_64 --json
