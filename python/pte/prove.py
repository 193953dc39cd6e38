# SPDX-License-Identifier: BSD-2-Clause
"""What is proved of a kernel's entries, over all words, and what is refuted."""

from __future__ import annotations

import ctypes as c
import dataclasses

from . import _native as n
from . import errors
from ._native import library, text
from .target import Target

__all__ = ["Verdict", "check", "claims"]

_PROVED, _REFUTED = 1, 2
_LEVELS = 4  # above puds are tables alone, of which nothing is claimed


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What came of a claim at a level: ``proved``, ``refuted`` or ``not-applicable``.

    A proof was checked again by the library's verifier, and so was a witness: the word
    that refutes, and ``becomes``, the one that it's confused with. ``accepted`` says why
    a refutation is known of this kernel; without, it's news.
    """

    claim: str
    says: str
    level: str
    domain: str
    kind: str
    path: str | None
    verdict: str
    reason: str | None
    method: str | None
    note: str | None
    witness: int | None
    becomes: int | None
    accepted: str | None

    def __bool__(self) -> bool:
        """Whether nothing speaks against the claim: it isn't refuted."""
        return self.verdict != "refuted"


def claims() -> dict[str, str]:
    """Each claim's id, and what it says.

    >>> claims()["swap-not-present"]
    "no entry's word satisfies pte_present"
    """
    prove = n.prove_library()
    rows = (prove.pte_claim_at(i).contents for i in range(prove.pte_claim_count()))
    return {text(row.id): text(row.says) for row in rows}


def check(target: Target, *only: str) -> list[Verdict]:
    """Try claims, all or those named, on one kernel, at each level.

    >>> [v.verdict for v in check(Target("x86_64@6.12"), "swap-not-present")]
    ['proved', 'proved']
    """
    prove = n.prove_library()
    known = claims()
    for name in only:
        if name not in known:
            raise errors.Error(
                "PTE_STATUS_UNKNOWN_NAME",
                f"{name!r}: no such claim; there are: {', '.join(known)}",
            )
    size = prove.pte_workspace_size()
    rooms = [c.create_string_buffer(size + c.alignment(c.c_longdouble)) for _ in "tv"]
    workspace, verifier = (_workspace(prove, room, size) for room in rooms)
    verdicts: list[Verdict] = []
    wrong: list[str] = []

    def tell(verdict: "c._Pointer[n.Verdict]", _context: int) -> None:
        try:
            said = _verdict(prove, verdict.contents)
            if prove.pte_verdict_verify(verifier, verdict) != 0:
                wrong.append(f"{said.claim} at {said.level}")
            verdicts.append(said)
        except Exception as error:  # it would be lost in the library
            wrong.append(repr(error))

    callback = n.TELL(tell)
    for i in range(prove.pte_claim_count()):
        claim = prove.pte_claim_at(i)
        if only and text(claim.contents.id) not in only:
            continue
        for level in range(_LEVELS):
            if claim.contents.levels >> level & 1:
                prove.pte_claim_try(
                    workspace, claim, target._room, level, callback, None
                )
    if wrong:
        raise errors.Error(
            "PTE_STATUS_NOT_REPRODUCED", "not verified: " + ", ".join(wrong)
        )
    return verdicts


def _workspace(prove: c.CDLL, room: "c.Array[c.c_char]", size: int) -> int:
    align = c.alignment(c.c_longdouble)
    start = c.addressof(room)
    found = prove.pte_workspace_init(start + -start % align, size)
    if found is None:
        raise MemoryError("the workspace isn't aligned")
    return int(found)


def _verdict(prove: c.CDLL, v: n.Verdict) -> Verdict:
    def maybe(value: bytes | None) -> str | None:
        return None if value is None else text(value)

    refuted = v.verdict == _REFUTED
    return Verdict(
        claim=text(v.claim.contents.id),
        says=text(v.claim.contents.says),
        level=text(library.pte_level_name(v.level)),
        domain=text(library.pte_domain_name(v.domain)),
        kind=text(library.pte_kind_name(v.kind)),
        path=maybe(v.path),
        verdict=text(prove.pte_verdict_name(v.verdict)),
        reason=maybe(v.reason),
        method=maybe(v.method) if v.verdict == _PROVED else None,
        note=maybe(v.note),
        witness=v.witness if refuted else None,
        becomes=v.becomes if refuted else None,
        accepted=maybe(v.accepted),
    )
