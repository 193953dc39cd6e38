# SPDX-License-Identifier: BSD-2-Clause
# JSON is an object a scheme and layout; Markdown and HTML are for mails and
# pages.
pte compare --json pte-bit special-pte -l x86_64@5.11
pte compare --json special-pte
echo
pte compare --markdown -l x86_64@5.11
echo
pte compare --html special-pte -l x86_64@5.11
