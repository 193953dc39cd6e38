# SPDX-License-Identifier: BSD-2-Clause
"""One kernel, as far as page-table entries are concerned: decode, encode, follow."""

from __future__ import annotations

import ctypes as c
import dataclasses
from collections.abc import Iterable, Iterator

from . import _native as n
from . import errors
from ._native import library, text

__all__ = ["Doubt", "Layout", "Reading", "Slot", "Target", "Transition", "layouts"]

_WORD = (1 << 64) - 1
_SWAP_TYPES = 32
_KEYS = ("type", "offset", "pfn", "marker", "prot")
_FLAGS = 16  # Linux's and a proposal's, with a margin


@dataclasses.dataclass(frozen=True)
class Layout:
    """A layout's name, and the versions of Linux that it's modelled for."""

    name: str
    arch: str
    since: str
    until: str
    about: str


@dataclasses.dataclass(frozen=True)
class Doubt:
    """A reason to think that no kernel writes a word, or that it's something else.

    ``excludes``: it's of the first class, no kernel writes the word. ``found`` is what
    it's about, and ``low`` and ``high`` are what it may be, where that is a range.
    """

    code: str
    excludes: bool
    found: int
    low: int
    high: int

    def __str__(self) -> str:
        if self.high > self.low:
            return f"{self.code}: {self.found:#x} isn't in {self.low:#x}..{self.high:#x}"
        return f"{self.code}: {self.found:#x}"


@dataclasses.dataclass(frozen=True)
class Reading:
    """What a word means. What doesn't apply to its kind is None, or empty."""

    word: int
    layout: str
    level: str
    kind: str
    present: bool
    none: bool
    protnone: bool
    certain: bool
    swp_type: int | None
    swp_offset: int | None
    swp_entry: int | None
    pfn: int | None
    table: int | None
    young: bool | None
    dirty: bool | None
    softleaf: str | None
    flags: tuple[str, ...]
    marker: tuple[str, ...]
    bits: tuple[str, ...]
    #: The kernel's helpers, by name; None where the machine decides.
    asked: dict[str, bool | None]
    #: The suffixes of those that say yes: "write", "dirty" and so on.
    predicates: tuple[str, ...]
    pagemap: int | None
    stray: int
    doubts: tuple[Doubt, ...]

    def __str__(self) -> str:
        return explain(self)


@dataclasses.dataclass(frozen=True)
class Slot:
    """What a slot holds after an event.

    ``word`` is None for a present word that is newly made: it's what the kernel makes
    of vm_page_prot, of ``pfn``, with ``write``, ``young`` and ``dirty`` as given.
    """

    kind: str
    word: int | None
    pfn: int | None
    write: bool
    young: bool | None
    dirty: bool | None
    flags: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Transition:
    """What an event makes of an entry, by which rule, and where that was read."""

    event: str
    outcome: str
    says: str
    source: str
    certain: bool
    here: Slot
    child: Slot | None


def explain(reading: Reading) -> str:
    """A reading in some lines, as ``pte decode`` prints it.

    >>> import pte
    >>> print(pte.Target("x86_64@6.12").decode(0x2fffffffffdb960e))
    0x2fffffffffdb960e  x86_64@6.12, level pte
      kind        swap
      swp_type    5
      swp_offset  0x1234
      swp_entry   0x1400000000001234
      flags       soft_dirty uffd_wp exclusive
      pagemap     0x4280000000024685
    """

    def hexadecimal(value: int | None) -> str:
        return "" if value is None else f"{value:#x}"

    rows = [
        ("kind", reading.kind + ("" if reading.certain else " (not certain)")),
        ("swp_type", "" if reading.swp_type is None else str(reading.swp_type)),
        ("swp_offset", hexadecimal(reading.swp_offset)),
        ("swp_entry", hexadecimal(reading.swp_entry)),
        ("pfn", hexadecimal(reading.pfn)),
        ("table", hexadecimal(reading.table)),
        ("flags", " ".join(reading.flags)),
        ("marker", " ".join(reading.marker)),
        ("bits", " ".join(reading.bits)),
        ("says yes", " ".join(reading.predicates)),
        ("pagemap", hexadecimal(reading.pagemap)),
        ("stray", hexadecimal(reading.stray or None)),
        *(("doubt", str(doubt)) for doubt in reading.doubts),
    ]
    head = f"{reading.word:#x}  {reading.layout}, level {reading.level}"
    return "\n".join([head, *(f"  {name:<10}  {says}" for name, says in rows if says)])


def _version(number: int) -> str:
    return f"{number >> 8}.{number & 0xff}"


def _span_of(model: n.Model) -> n.Span:
    span = n.Span()
    name = model.layout.contents.name
    errors.check(library.pte_model_versions(name, len(name), c.byref(span)), text(name))
    return span


def layouts() -> list[Layout]:
    """Every layout that is built in.

    >>> "arm64-4k-lpa2" in [layout.name for layout in layouts()]
    True
    """
    found: dict[str, Layout] = {}
    for i in range(library.pte_model_count()):
        model = library.pte_model_at(i).contents
        name = text(model.layout.contents.name)
        if name not in found:
            span = _span_of(model)
            found[name] = Layout(
                name,
                text(model.arch.contents.name),
                _version(span.since),
                _version(min(span.until, model.arch.contents.newest)),
                text(model.about),
            )
    return list(found.values())


def _names(what: str) -> dict[str, int]:
    """What the library numbers from 0 up, by name."""
    names: dict[str, int] = {}
    while True:
        name = text(getattr(library, what)(len(names)))
        if name == "?":
            return names
        names[name] = len(names)


def _chosen(value: str, names: dict[str, int], what: str) -> int:
    if value not in names:
        raise errors.Error(
            "PTE_STATUS_UNKNOWN_NAME",
            f"{value!r}: no such {what}; there are: {', '.join(names)}",
        )
    return names[value]


def _config(words: str) -> n.Config:
    config = n.Config()
    for word in words.replace(",", " ").split():
        given = errors.name_bytes(word)
        errors.check(
            library.pte_config_add_sized(
                c.byref(config), c.sizeof(config), given, len(given)
            ),
            word,
        )
    return config


class Target:
    """A kernel: a layout, a version, a configuration and a machine.

    ``name`` is ARCH[-VARIANT][@VERSION], as ``pte`` takes it; without a version, the
    newest that is modelled. ``config`` is what ``pte -c`` takes: options without
    CONFIG_, each with - if it's off, and phys_bits=N, cache_bits=N, c_bit=N.

    >>> Target("arm64-4k@6.12", config="-device_private")
    Target('arm64-4k@6.12', config='-device_private')
    >>> Target("x86_64@4.0")
    Traceback (most recent call last):
    pte.errors.Error: x86_64@4.0: older than the first version modelled: from 5.10 to 7.3
    """

    def __init__(self, name: str, config: str = "") -> None:
        self._asked = config
        asked = _config(config)
        size = library.pte_target_size()
        room = c.create_string_buffer(size)
        status = library.pte_target_init_sized(
            errors.name_bytes(name), c.byref(asked), c.sizeof(asked), room, size
        )
        if status != 0:
            self._refuse(name, status)
        self._room = room  # what was refused leaves what was there
        self._head = n.Target.from_buffer(self._room)
        self._model = self._head.model
        self._flag_names = self._find_flags()
        self._markers = self._find_markers()
        self._rows: dict[int, list[tuple[str, n.Predicate]]] = {}

    @staticmethod
    def _refuse(name: str, status: int) -> None:
        what, span = name, n.Span()
        says = text(library.pte_status_str(status))
        layout = errors.name_bytes(name.partition("@")[0])
        if (
            errors.status_name(status).startswith("PTE_STATUS_VERSION_")
            and library.pte_model_versions(layout, len(layout), c.byref(span)) == 0
        ):
            says += f": from {_version(span.since)} to {_version(span.until)}"
        raise errors.Error(errors.status_name(status), f"{what}: {says}")

    def __repr__(self) -> str:
        asked = f", config={self._asked!r}" if self._asked else ""
        return f"Target({self.name!r}{asked})"

    @property
    def name(self) -> str:
        """ARCH-VARIANT@MAJOR.MINOR."""
        return text(self._head.name)

    @property
    def version(self) -> str:
        """MAJOR.MINOR."""
        return _version(self._head.version)

    @property
    def page_size(self) -> int:
        """Of a page that a pte maps, in bytes."""
        return 1 << int(self._head.layout.contents.page_shift)

    # ---- names ------------------------------------------------------------------

    def _find_flags(self) -> list[tuple[int, str]]:
        names = [
            (f, text(library.pte_model_flag_name(self._model, f))) for f in range(_FLAGS)
        ]
        return [(1 << f, name) for f, name in names if name != "?"]

    def _find_markers(self) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        bit = c.c_uint()
        while True:
            name = library.pte_target_marker(self._room, len(found), c.byref(bit))
            if name is None:
                return found
            found.append((1 << bit.value, text(name)))

    def _flags(self, flags: int) -> tuple[str, ...]:
        return tuple(name for bit, name in self._flag_names if flags & bit)

    @staticmethod
    def _level(name: str) -> int:
        level = c.c_int()
        status = library.pte_level_parse(errors.name_bytes(name), c.byref(level))
        errors.check(status, f"level {name!r}")
        return int(level.value)

    # ---- decode -----------------------------------------------------------------

    def decode(self, word: int, level: str = "pte") -> Reading:
        """What this kernel makes of a word in a slot of that level.

        >>> r = Target("x86_64@6.12").decode(0x2fffffffffdb960e)
        >>> r.kind, r.swp_type, hex(r.swp_offset), r.flags
        ('swap', 5, '0x1234', ('soft_dirty', 'uffd_wp', 'exclusive'))
        """
        errors.in_range("word", word, _WORD)
        at = self._level(level)
        r = n.Reading()
        errors.check(
            library.pte_target_decode_sized(
                self._room, at, word, c.byref(r), c.sizeof(r)
            ),
            f"{word:#x} at {level}",
        )
        asked = self._ask(r.level, word) if r.present or r.has_table else {}
        kind = text(library.pte_kind_name(r.kind))
        softleaf = text(library.pte_kind_name(r.softleaf))
        return Reading(
            word=word,
            layout=self.name,
            level=text(library.pte_level_name(r.level)),
            kind=kind,
            present=r.present,
            none=r.none,
            protnone=r.protnone,
            certain=r.certain,
            swp_type=r.swp_type if r.has_entry else None,
            swp_offset=r.swp_offset if r.has_entry else None,
            swp_entry=r.swp_entry if r.has_entry else None,
            pfn=r.pfn if r.has_pfn else None,
            table=r.table if r.has_table else None,
            young=r.young if r.has_young_dirty else None,
            dirty=r.dirty if r.has_young_dirty else None,
            softleaf=softleaf if softleaf != kind else None,
            flags=self._flags(r.flags),
            marker=tuple(name for bit, name in self._markers if r.marker & bit),
            bits=tuple(self._named(r.level, word)) if r.present or r.has_table else (),
            asked=asked,
            predicates=tuple(_suffix(name) for name, says in asked.items() if says),
            pagemap=r.pagemap if r.has_pagemap else None,
            stray=r.stray,
            doubts=tuple(self._doubts(word, r)),
        )

    def _named(self, level: int, word: int) -> Iterator[str]:
        # its own for each call: several threads may use a target
        room = (n.NamedBits * n.NAMED_BITS_MAX)()
        count = library.pte_target_bits(self._room, level, word, room)
        for bits in room[:count]:
            name = bits.name.contents
            yield text(name.name) + (f"={bits.value}" if name.width > 1 else "")

    def _ask(self, level: int, word: int) -> dict[str, bool | None]:
        if level not in self._rows:
            self._rows[level] = list(self._predicates(level))
        return {name: _says(row, word) for name, row in self._rows[level]}

    def _predicates(self, level: int) -> Iterator[tuple[str, n.Predicate]]:
        number = n.VIEW_TEST_COUNT
        while True:
            row = n.Predicate()
            if not library.pte_target_predicate(
                self._room, level, number, c.byref(row)
            ):
                return
            yield text(row.name), row
            number += 1

    def _doubts(self, word: int, r: n.Reading) -> Iterator[Doubt]:
        doubts, looks = n.Doubts(), n.Doubts()
        if (
            library.pte_target_doubts_sized(
                self._room,
                word,
                c.byref(r),
                c.sizeof(r),
                c.byref(doubts),
                c.sizeof(doubts),
            )
            != 0
        ):
            return
        found = [_doubt(d) for d in doubts.list[: doubts.count]]
        yield from found
        if r.none:
            return
        # what else a sound word looks like is chance, unless that's hardly so
        doubtful = r.stray or any(d.excludes for d in found)
        if (
            library.pte_target_looks_sized(
                self._room, r.level, word, c.byref(looks), c.sizeof(looks)
            )
            == 0
        ):
            for look in map(_doubt, looks.list[: looks.count]):
                if doubtful or look.code in ("poison", "repeated") or (
                    look.code == "text" and look.found == 8
                ):
                    yield look

    # ---- encode -----------------------------------------------------------------

    def encode(
        self,
        kind: str,
        *,
        level: str = "pte",
        type: int | None = None,
        offset: int | None = None,
        pfn: int | None = None,
        marker: str | Iterable[str] | None = None,
        prot: str | None = None,
        flags: Iterable[str] = (),
        young: bool = False,
        dirty: bool = False,
    ) -> int:
        """The word that this kernel writes for such an entry.

        >>> hex(Target("x86_64@6.12").encode("swap", type=5, offset=0x1234,
        ...                                  flags=["soft_dirty"]))
        '0x2fffffffffdb9602'
        >>> Target("x86_64@6.12").encode("swap", type=5, offset=1 << 50)
        Traceback (most recent call last):
        pte.errors.Error: offset=0x4000000000000 isn't in 0x0..0x3ffffffffffff
        """
        d = n.Description()
        d.kind = self._kind(kind)
        given = {"type": type, "offset": offset, "pfn": pfn}
        for key, value in given.items():
            if value is not None:
                setattr(d, key, errors.in_range(key, value, _WORD))
                d.keys |= 1 << _KEYS.index(key)
        if marker is not None:
            d.marker = self._marker(marker)
            d.keys |= 1 << _KEYS.index("marker")
        if prot is not None:
            d.protection = errors.name_bytes(prot)
            d.keys |= 1 << _KEYS.index("prot")
        d.flags = self._flag_set(flags)
        d.young, d.dirty = young, dirty
        at = self._level(level)
        word = c.c_uint64()
        status = library.pte_target_encode_sized(
            self._room, at, c.byref(d), c.sizeof(d), c.byref(word)
        )
        if status != 0:
            self._refuse_description(d, kind, at, status)
        return word.value

    def _kind(self, name: str) -> int:
        kind = c.c_int()
        status = library.pte_model_kind_parse(
            self._model, errors.name_bytes(name), c.byref(kind)
        )
        errors.check(status, f"kind {name!r}")
        return kind.value

    def _marker(self, names: str | Iterable[str]) -> int:
        wanted = names.split(",") if isinstance(names, str) else names
        known = {name: bit for bit, name in self._markers}
        return sum({_chosen(name, known, f"marker of {self.name}") for name in wanted})

    def _flag_set(self, names: Iterable[str]) -> int:
        flags = 0
        for name in [names] if isinstance(names, str) else names:
            flag = c.c_int()
            errors.check(
                library.pte_model_flag_parse(
                    self._model,
                    errors.name_bytes(name),
                    c.byref(flag),
                ),
                f"flag {name!r}",
            )
            flags |= 1 << flag.value
        return flags

    def _refuse_description(
        self, d: n.Description, kind: str, level: int, status: int
    ) -> None:
        name = errors.status_name(status)
        ranges = {
            "PTE_STATUS_TYPE_RANGE": "type",
            "PTE_STATUS_TYPE_RESERVED": "type",
            "PTE_STATUS_OFFSET_RANGE": "offset",
            "PTE_STATUS_PFN_RANGE": "pfn",
        }
        if name in ranges:
            key = ranges[name]
            value = getattr(d, key)
            high = self._highest(d, key, level)
            raise errors.Error(name, f"{key}={value:#x} isn't in 0x0..{high:#x}")
        errors.check(status, f"{kind} at {text(library.pte_level_name(level))}")

    def _highest(self, d: n.Description, key: str, level: int) -> int:
        """The highest value that is taken, one bit at a time."""
        word = c.c_uint64()
        status = [f"PTE_STATUS_{key.upper()}_RANGE", "PTE_STATUS_TYPE_RESERVED"]
        high = 0
        for bit in reversed(range(64)):
            setattr(d, key, high | 1 << bit)
            said = library.pte_target_encode_sized(
                self._room, level, c.byref(d), c.sizeof(d), c.byref(word)
            )
            if errors.status_name(said) not in status:
                high |= 1 << bit
        return high

    # ---- what becomes of it -----------------------------------------------------

    def follow(
        self,
        word: int,
        event: str,
        conditions: Iterable[str] = (),
        *,
        level: str = "pte",
        pfn: int = 0,
        nth: int = 0,
        swp_type: int = 0,
        swp_offset: int = 0,
    ) -> Transition:
        """What an event makes of an entry, under conditions that its rules ask for.

        ``pte.events()`` has the events, ``pte.conditions(event)`` what its rules ask.

        >>> t = Target("x86_64@6.12").follow(0xd7fffffffdb97404, "fork", ["cow-mapping"])
        >>> hex(t.here.word), t.here.kind, hex(t.child.word)
        ('0xc7fffffffdb97404', 'migration_read', '0xc7fffffffdb97400')
        """
        known = _names("pte_condition_name")
        args = n.EventArgs(
            event=_chosen(event, _names("pte_event_name"), "event"),
            conditions=sum({1 << _chosen(x, known, "condition") for x in conditions}),
            pfn=errors.in_range("pfn", pfn, _WORD),
            nth=errors.in_range("nth", nth, _WORD),
            swp_type=errors.in_range("swp_type", swp_type, _SWAP_TYPES - 1),
            swp_offset=errors.in_range("swp_offset", swp_offset, _WORD),
        )
        errors.in_range("word", word, _WORD)
        at = self._level(level)
        count = c.c_size_t()
        rules = library.pte_rules(c.byref(count))
        t = n.Transition()
        status = library.pte_rules_apply_sized(
            rules,
            count,
            self._room,
            at,
            c.byref(args),
            c.sizeof(args),
            word,
            c.byref(t),
            c.sizeof(t),
        )
        errors.check(status, f"{word:#x}, {event}")
        return Transition(
            event=event,
            outcome=text(library.pte_outcome_name(t.outcome)),
            says=text(t.rule.contents.says),
            source=text(t.rule.contents.source),
            certain=t.certain,
            here=self._slot(t.here, level),
            child=self._slot(t.child, level) if t.has_child else None,
        )

    def _slot(self, after: n.After, level: str) -> Slot:
        flags = self._flags(after.flags)
        if after.has_word:
            flags = self.decode(after.word, level).flags
        return Slot(
            kind=text(library.pte_kind_name(after.kind)),
            word=after.word if after.has_word else None,
            pfn=after.pfn if after.has_pfn else None,
            write=after.write,
            young=after.young if after.has_age else None,
            dirty=after.dirty if after.has_age else None,
            flags=flags,
        )


def events() -> list[str]:
    """What may happen to an entry.

    >>> "fork" in events()
    True
    """
    return list(_names("pte_event_name"))


def conditions(event: str) -> list[str]:
    """The conditions that an event's rules depend on.

    >>> "cow-mapping" in conditions("fork")
    True
    """
    number = _chosen(event, _names("pte_event_name"), "event")
    asks = library.pte_event_asks(number)
    return [
        name for name, bit in _names("pte_condition_name").items() if asks >> bit & 1
    ]


def _suffix(name: str) -> str:
    """pte_user_accessible_page is user_accessible at its level."""
    return name.partition("_")[2].removesuffix("_page") or name


def _has(test: n.Test, word: int) -> bool:
    if word & test.mask != test.value:
        return False
    return bool(test.any == 0 or (word ^ test.except_) & test.any)


def _says(row: n.Predicate, word: int) -> bool | None:
    if any(_has(test, word) for test in row.is_.test[: row.is_.count]):
        return True
    if row.may.machine is not None and _has(row.may.test, word):
        return None
    return False


def _doubt(d: n.Doubt) -> Doubt:
    return Doubt(
        code=text(library.pte_doubt_name(d.code)),
        excludes=library.pte_doubt_excludes(d.code),
        found=d.found,
        low=d.low,
        high=d.high,
    )
