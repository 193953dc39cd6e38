# SPDX-License-Identifier: BSD-2-Clause
# What isn't a word, and stdin.
try infer xyz
try infer 0=
try infer =0
try infer 1=2=3
try infer entry:
try infer entry:12g
try infer pmd:
try infer 0x11223344556677889
try infer 0=0x11223344556677889
try infer </dev/null
try infer -l x86_65 0
try infer -l x86_64@2.6 0
try infer -c -nonsense 0
try infer -c +arm64_contpte -l x86_64@6.12 0
try infer --level=x 0
try infer --json -
printf '0\n\n 2fffffffffdb960e \r\n' | try infer --json -l x86_64@6.12
printf '0\nxyz\n1\n' | try infer --json -l x86_64@6.12 -
printf '0\nxyz\n2fffffffffdb960e\n' | try infer --json -k -l x86_64@6.12
printf 'xyz\n' | try infer -k
printf '0\0000\n' | try infer
seq 1024 | try infer -l x86_64@6.12 --json | cut -c 1-80
seq 1025 | try infer -l x86_64@6.12
