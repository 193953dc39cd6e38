# SPDX-License-Identifier: BSD-2-Clause
# What this is for: the ways to remember "write-protected, but no page here", on
# every layout.
pte compare pte-bit special-pte swp-type device-private-migration
