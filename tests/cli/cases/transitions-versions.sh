# SPDX-License-Identifier: BSD-2-Clause
# What becomes of a word hangs on the version, and a word of which no rule
# speaks is told so, per event.
of() { pte list transitions "$@"; }
event() { # $1 the event, $2 lines behind its name, then the words
	event=$1 lines=$2
	shift 2
	of "$@" | grep -A "$lines" "^$event"
}
# a huge page in device memory, to be written; and to be read
of 0xe7fffffffffbfe06 -l x86_64@7.1 --level pmd
event mprotect 2 0xe7fffffffffbfe06 -l x86_64@7.2 --level pmd
of 0xeffffffffffbfe06 -l x86_64@7.1 --level pmd
event unmap 1 0xe7fffffffffbfe06 -l x86_64@7.0 --level pmd
of 0xe7fffffffffbfe06 -l x86_64@7.0 --level pmd --json | grep unmap
# migration_write with uffd_wp
for version in 6.3 6.4; do
	event mprotect 4 0xd7fffffffdb97404 -l x86_64@$version
	event back-mapping 2 0xd7fffffffdb97404 -l x86_64@$version
done
# a slot that is exclusive
for version in 6.8 6.10 6.11; do
	event fault-read 6 0x2ffffffffdb97408 -l x86_64@$version
done
# the marker of uffd-wp, in an anonymous mapping
for version in 6.3 6.4; do
	event zap 4 0xfffffffffffffc00 -l x86_64@$version
done
# migration_read, dirty
for version in 6.8 6.9; do
	event back-mapping 4 0xc7ffeffffdb97400 -l x86_64@$version
done
# RWP
of 0x2ffffffffdb97404 -l x86_64@7.3 | grep -A 2 rwp
# fork of markers is all that is known of 5.19 and 6.0
of 0xf7fffffffffffc00 -l x86_64@6.0
of 0x2ffffffffdb97400 -l x86_64@6.0 --json
of 0 -l arm64-4k@6.0
of 0 -l arm64-4k@6.0 --json
# the same as JSON: what a page that is mapped back has, beside vm_page_prot
pte list transitions 0xd7fffffffffbfe02 -l x86_64@7.3 --json | grep '"event":"back-mapping' | head -3
