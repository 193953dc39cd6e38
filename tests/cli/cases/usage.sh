# SPDX-License-Identifier: BSD-2-Clause
# What isn't an option, or isn't one here.
try
try frobnicate
try chek
try --frob list
try list --jsn
try -x list
try --json=1 list
try --color=sometimes list
try list --strict
try decode -l
try decode --layout
try decode
try encode -l x86_64@6.12
try encode -l x86_64@6.12 - swap
try show
try show x86_64 arm64
try list frobs
try list kinds claims
