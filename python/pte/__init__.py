# SPDX-License-Identifier: BSD-2-Clause
"""Linux's page-table entries that carry meaning without a page.

>>> import pte
>>> kernel = pte.Target("x86_64@6.12")
>>> kernel.decode(0x2fffffffffdb960e).kind
'swap'

A :class:`Target` is one kernel: it decodes words, encodes entries and says what becomes
of them. :func:`check` proves, or refutes, what is claimed of its encodings. The tables
are the C library's, libpte, which is loaded by its SONAME; nothing is compiled.
"""

from . import errors
from ._version import VERSION as __version__
from .errors import Error, NoRule
from .prove import Verdict, check, claims
from .target import (
    Doubt,
    Layout,
    Reading,
    Slot,
    Target,
    Transition,
    conditions,
    events,
    explain,
    layouts,
)

__all__ = [
    "Doubt",
    "Error",
    "Layout",
    "NoRule",
    "Reading",
    "Slot",
    "Target",
    "Transition",
    "Verdict",
    "check",
    "claims",
    "conditions",
    "errors",
    "events",
    "explain",
    "layouts",
]
