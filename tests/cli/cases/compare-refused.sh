# SPDX-License-Identifier: BSD-2-Clause
# What can't be compared: exit 2, and nothing on stdout.
try compare special
try compare pte-bit=64
try compare pte-bit=x
try compare special-pte=3
try compare swp-type -l x86_65
try compare swp-type -l x86_64 -l arm64@5.9 | newest arm64
try compare --html
try compare --markdown
try compare swp-type -l x86_64@6.12 -c device_private_migration
