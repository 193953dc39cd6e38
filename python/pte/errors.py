# SPDX-License-Identifier: BSD-2-Clause
"""What can't be answered, and why."""

from __future__ import annotations

from . import _native as n


class Error(ValueError):
    """A value that the library refuses; its text names the value and the range.

    ``status`` is the library's name for it, e.g. ``"PTE_STATUS_OFFSET_RANGE"``.
    """

    def __init__(self, status: str, says: str) -> None:
        super().__init__(says)
        self.status = status


class NoRule(Error):
    """No rule is known for what becomes of an entry."""


def check(status: int, what: str) -> None:
    """Raise what a status says of ``what``; nothing for success."""
    if status == 0:
        return
    name = n.text(n.library.pte_status_name(status))
    says = n.text(n.library.pte_status_str(status))
    kind = NoRule if name == "PTE_STATUS_NO_RULE" else Error
    raise kind(name, f"{what}: {says}")


def status_name(status: int) -> str:
    """``"PTE_STATUS_OK"`` and so on."""
    return n.text(n.library.pte_status_name(status))


def name_bytes(name: str) -> bytes:
    """A name as the library takes it, which ends at a NUL."""
    if not isinstance(name, str):
        raise TypeError(f"{name!r}: a name is a str, not {type(name).__name__}")
    if "\0" in name:
        raise Error("PTE_STATUS_UNKNOWN_NAME", f"{name!r}: no name has a NUL")
    return name.encode("utf-8", "surrogateescape")


def in_range(what: str, value: int, high: int) -> int:
    """``value``, which is 0..high: ctypes would cut it off without a word."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what}: an int is wanted, not {type(value).__name__}")
    if not 0 <= value <= high:
        raise Error("PTE_STATUS_WORD_RANGE", f"{what}={value:#x} isn't in 0x0..{high:#x}")
    return value
