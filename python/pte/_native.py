# SPDX-License-Identifier: BSD-2-Clause
"""The libraries, as ctypes sees them: structs and functions of include/pte.

A struct that the library fills or takes is passed with its size, so a library of the
same SONAME whose structs have grown is used as it is (docs/abi.md). Rows of lists are
read through pointers. tests/python compares each field's place with the headers'.
"""

from __future__ import annotations

import ctypes as c
import os
from pathlib import Path
from typing import Any

from ._version import PROVE_SONAME, SONAME

#: In the environment: files to load instead of the installed libraries.
LIBRARY_VARIABLE = "PTE_LIBRARY"
PROVE_LIBRARY_VARIABLE = "PTE_PROVE_LIBRARY"

LEVEL_COUNT = 6
TARGET_NAME_SIZE = 32
VIEW_TEST_COUNT = 5
DOUBTS_MAX = 8
NAMED_BITS_MAX = 64
STEP_CAPACITY = 4096
GIVEN_COUNT = 4


class Span(c.Structure):
    _fields_ = [("since", c.c_uint16), ("until", c.c_uint16)]


class Seen(c.Structure):
    _fields_ = [("without", c.c_uint16), ("with_", c.c_uint16)]


class Pattern(c.Structure):
    _fields_ = [("mask", c.c_uint64), ("value", c.c_uint64)]


class Test(c.Structure):
    _fields_ = [
        ("mask", c.c_uint64),
        ("value", c.c_uint64),
        ("any", c.c_uint64),
        ("except_", c.c_uint64),
    ]


class Either(c.Structure):
    _fields_ = [("count", c.c_uint), ("test", Test * 2)]


class May(c.Structure):
    _fields_ = [("test", Test), ("machine", c.c_char_p)]


class Predicate(c.Structure):
    _fields_ = [
        ("name", c.c_char_p),
        ("levels", c.c_uint),
        ("is_", Either),
        ("in_", Span),
        ("needs", c.c_uint32),
        ("asks", c.c_int),
        ("by_design", c.c_bool),
        ("source", c.c_char_p),
        ("may", May),
    ]


class Name(c.Structure):
    _fields_ = [
        ("macro", c.c_char_p),
        ("name", c.c_char_p),
        ("lsb", c.c_uint8),
        ("width", c.c_uint8),
        ("when", Pattern),
        ("levels", c.c_uint),
        ("in_", Span),
        ("needs", c.c_uint32),
        ("tables", c.c_uint),
    ]


class NamedBits(c.Structure):
    _fields_ = [("name", c.POINTER(Name)), ("value", c.c_uint)]


class Arch(c.Structure):
    """As far as it's read here."""

    _fields_ = [("name", c.c_char_p), ("newest", c.c_uint16)]


class Layout(c.Structure):
    """As far as it's read here."""

    _fields_ = [
        ("name", c.c_char_p),
        ("since", c.c_uint16),
        ("next", c.c_void_p),
        ("page_shift", c.c_uint8),
        ("phys_bits", c.c_uint8),
    ]


class Model(c.Structure):
    """As far as it's read here."""

    _fields_ = [
        ("layout", c.POINTER(Layout)),
        ("arch", c.POINTER(Arch)),
        ("seen", Seen),
        ("owned", c.c_void_p * LEVEL_COUNT),
        ("names", c.c_void_p),
        ("stores", c.c_void_p),
        ("protections", c.c_void_p),
        ("lacks", c.c_uint32),
        ("always_read", c.c_uint),
        ("phys_bits_plain", c.c_uint8),
        ("empty_symbol", c.c_char_p * LEVEL_COUNT),
        ("address_bits", c.c_uint8),
        ("predicates", c.c_void_p),
        ("traits", c.c_void_p),
        ("accepted", c.c_void_p),
        ("nevers", c.c_void_p),
        ("beside", c.c_void_p),
        ("unread", c.c_void_p),
        ("attributes", c.c_void_p),
        ("transients", c.c_void_p),
        ("comparisons", c.c_void_p),
        ("about", c.c_char_p),
    ]


class Target(c.Structure):
    """Its head. The library says how long it is."""

    _fields_ = [
        ("name", c.c_char * TARGET_NAME_SIZE),
        ("model", c.POINTER(Model)),
        ("layout", c.POINTER(Layout)),
        ("version", c.c_uint16),
        ("options", c.c_uint32),
        ("certain", c.c_bool),
    ]


class Config(c.Structure):
    _fields_ = [
        ("on", c.c_uint32),
        ("off", c.c_uint32),
        ("phys_bits", c.c_uint8),
        ("cache_bits", c.c_uint8),
        ("c_bit", c.c_uint8),
        ("empty_pmd", c.c_uint64),
    ]


class Reading(c.Structure):
    _fields_ = [
        ("kind", c.c_int),
        ("certain", c.c_bool),
        ("level", c.c_int),
        ("present", c.c_bool),
        ("none", c.c_bool),
        ("protnone", c.c_bool),
        ("has_entry", c.c_bool),
        ("swp_type", c.c_uint),
        ("swp_offset", c.c_uint64),
        ("swp_entry", c.c_uint64),
        ("flags", c.c_uint),
        ("has_pfn", c.c_bool),
        ("pfn", c.c_uint64),
        ("has_table", c.c_bool),
        ("table", c.c_uint64),
        ("has_young_dirty", c.c_bool),
        ("young", c.c_bool),
        ("dirty", c.c_bool),
        ("marker", c.c_uint),
        ("softleaf", c.c_int),
        ("has_pagemap", c.c_bool),
        ("pagemap", c.c_uint64),
        ("stray", c.c_uint64),
    ]


class Description(c.Structure):
    _fields_ = [
        ("kind", c.c_int),
        ("keys", c.c_uint),
        ("type", c.c_uint64),
        ("offset", c.c_uint64),
        ("pfn", c.c_uint64),
        ("marker", c.c_uint),
        ("protection", c.c_char_p),
        ("flags", c.c_uint),
        ("young", c.c_bool),
        ("dirty", c.c_bool),
    ]


class Doubt(c.Structure):
    _fields_ = [
        ("code", c.c_int),
        ("found", c.c_uint64),
        ("low", c.c_uint64),
        ("high", c.c_uint64),
    ]


class Doubts(c.Structure):
    _fields_ = [("count", c.c_uint), ("list", Doubt * DOUBTS_MAX)]


class EventArgs(c.Structure):
    _fields_ = [
        ("event", c.c_int),
        ("conditions", c.c_uint32),
        ("pfn", c.c_uint64),
        ("nth", c.c_uint64),
        ("swp_type", c.c_uint),
        ("swp_offset", c.c_uint64),
    ]


class After(c.Structure):
    _fields_ = [
        ("kind", c.c_int),
        ("has_word", c.c_bool),
        ("word", c.c_uint64),
        ("pfn", c.c_uint64),
        ("has_pfn", c.c_bool),
        ("write", c.c_bool),
        ("has_age", c.c_bool),
        ("young", c.c_bool),
        ("dirty", c.c_bool),
        ("flags", c.c_uint),
    ]


class Before(c.Structure):
    _fields_ = [
        ("kinds", c.c_uint64),
        ("marked", c.c_uint),
        ("unmarked", c.c_uint),
        ("carries", c.c_uint),
    ]


class Rule(c.Structure):
    _fields_ = [
        ("event", c.c_int),
        ("levels", c.c_uint),
        ("before", Before),
        ("when", c.c_uint32),
        ("unless", c.c_uint32),
        ("in_", Span),
        ("seen", Seen),
        ("needs", c.c_uint32),
        ("here", c.c_void_p),
        ("child", c.c_void_p),
        ("amends", c.c_void_p),
        ("outcome", c.c_int),
        ("exclusive", c.c_bool),
        ("says", c.c_char_p),
        ("source", c.c_char_p),
    ]


class Transition(c.Structure):
    _fields_ = [
        ("rule", c.POINTER(Rule)),
        ("certain", c.c_bool),
        ("outcome", c.c_int),
        ("exclusive", c.c_bool),
        ("here", After),
        ("has_child", c.c_bool),
        ("child", After),
    ]


class Certificate(c.Structure):
    _fields_ = [("steps", c.c_uint), ("step", c.c_uint16 * STEP_CAPACITY)]


class Claim(c.Structure):
    _fields_ = [
        ("id", c.c_char_p),
        ("says", c.c_char_p),
        ("options", c.c_uint32),
        ("levels", c.c_uint),
    ]


class Verdict(c.Structure):
    _fields_ = [
        ("claim", c.POINTER(Claim)),
        ("target", c.POINTER(Target)),
        ("level", c.c_int),
        ("domain", c.c_int),
        ("kind", c.c_int),
        ("path", c.c_char_p),
        ("scenario", c.c_void_p),
        ("verdict", c.c_int),
        ("reason", c.c_char_p),
        ("method", c.c_char_p),
        ("obligation", c.c_uint),
        ("note", c.c_char_p),
        ("certificate", Certificate),
        ("witness", c.c_uint64),
        ("becomes", c.c_uint64),
        ("given", c.c_uint64 * GIVEN_COUNT),
        ("accepted", c.c_char_p),
    ]


TELL = c.CFUNCTYPE(None, c.POINTER(Verdict), c.c_void_p)

_POINTER = c.c_void_p
_TEXT = c.c_char_p
_SIZE = c.c_size_t
_INT = c.c_int
_U16 = c.c_uint16
_U32 = c.c_uint32
_U64 = c.c_uint64

# name: what it returns, what it takes
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "pte_version": (_TEXT, []),
    "pte_status_name": (_TEXT, [_INT]),
    "pte_status_str": (_TEXT, [_INT]),
    "pte_kind_name": (_TEXT, [_INT]),
    "pte_level_name": (_TEXT, [_INT]),
    "pte_level_parse": (_INT, [_TEXT, c.POINTER(_INT)]),
    "pte_option_info": (c.POINTER(_TEXT), [c.c_uint]),
    "pte_config_add_sized": (_INT, [c.POINTER(Config), _SIZE, _TEXT, _SIZE]),
    "pte_model_count": (_SIZE, []),
    "pte_model_at": (c.POINTER(Model), [_SIZE]),
    "pte_model_span": (Span, [c.POINTER(Model)]),
    "pte_model_versions": (_INT, [_TEXT, _SIZE, c.POINTER(Span)]),
    "pte_model_options": (_U32, [c.POINTER(Model), _U16]),
    "pte_model_flag_name": (_TEXT, [c.POINTER(Model), _INT]),
    "pte_model_flag_parse": (_INT, [c.POINTER(Model), _TEXT, c.POINTER(_INT)]),
    "pte_model_kind_parse": (_INT, [c.POINTER(Model), _TEXT, c.POINTER(_INT)]),
    "pte_key_name": (_TEXT, [c.c_uint]),
    "pte_target_size": (_SIZE, []),
    "pte_target_init_sized": (_INT, [_TEXT, c.POINTER(Config), _SIZE, _POINTER, _SIZE]),
    "pte_target_keys": (c.c_uint, [_POINTER, _INT]),
    "pte_target_marker": (_TEXT, [_POINTER, c.c_uint, c.POINTER(c.c_uint)]),
    "pte_target_pfn_max": (_U64, [_POINTER, _INT, _INT]),
    "pte_target_has_kind": (c.c_bool, [_POINTER, _INT]),
    "pte_target_predicate": (
        c.c_bool,
        [_POINTER, _INT, c.c_uint, c.POINTER(Predicate)],
    ),
    "pte_target_bits": (c.c_uint, [_POINTER, _INT, _U64, c.POINTER(NamedBits)]),
    "pte_target_decode_sized": (
        _INT,
        [_POINTER, _INT, _U64, c.POINTER(Reading), _SIZE],
    ),
    "pte_target_encode_sized": (
        _INT,
        [_POINTER, _INT, c.POINTER(Description), _SIZE, c.POINTER(_U64)],
    ),
    "pte_target_doubts_sized": (
        _INT,
        [_POINTER, _U64, c.POINTER(Reading), _SIZE, c.POINTER(Doubts), _SIZE],
    ),
    "pte_target_looks_sized": (
        _INT,
        [_POINTER, _INT, _U64, c.POINTER(Doubts), _SIZE],
    ),
    "pte_doubt_name": (_TEXT, [_INT]),
    "pte_doubt_excludes": (c.c_bool, [_INT]),
    "pte_rules": (_POINTER, [c.POINTER(_SIZE)]),
    "pte_rules_apply_sized": (
        _INT,
        [
            _POINTER,
            _SIZE,
            _POINTER,
            _INT,
            c.POINTER(EventArgs),
            _SIZE,
            _U64,
            c.POINTER(Transition),
            _SIZE,
        ],
    ),
    "pte_event_name": (_TEXT, [_INT]),
    "pte_event_asks": (_U32, [_INT]),
    "pte_condition_name": (_TEXT, [_INT]),
    "pte_outcome_name": (_TEXT, [_INT]),
    "pte_domain_name": (_TEXT, [_INT]),
}

_PROVE_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "pte_claim_count": (_SIZE, []),
    "pte_claim_at": (c.POINTER(Claim), [_SIZE]),
    "pte_verdict_name": (_TEXT, [_INT]),
    "pte_workspace_size": (_SIZE, []),
    "pte_workspace_init": (_POINTER, [_POINTER, _SIZE]),
    "pte_claim_try": (
        None,
        [_POINTER, c.POINTER(Claim), _POINTER, _INT, TELL, _POINTER],
    ),
    "pte_verdict_verify": (_INT, [_POINTER, c.POINTER(Verdict)]),
}


def _load(
    variable: str, soname: str, functions: dict[str, tuple[Any, list[Any]]]
) -> c.CDLL:
    name = os.environ.get(variable)
    if name is None:
        # where both were installed under a prefix, or built
        here = Path(__file__).absolute()
        near = [parent / soname for parent in here.parents[2:4]]
        name = str(next((path for path in near if path.exists()), soname))
    try:
        library = c.CDLL(name)
    except OSError as why:
        raise ImportError(
            f"{name} can't be loaded: {why}; install it, or name a file in {variable}"
        ) from None
    for function, (restype, argtypes) in functions.items():
        try:
            found = getattr(library, function)
        except AttributeError:
            raise ImportError(f"{name} has no {function}: it's too old") from None
        found.restype = restype
        found.argtypes = argtypes
    return library


library = _load(LIBRARY_VARIABLE, SONAME, _FUNCTIONS)
_prove: c.CDLL | None = None


def prove_library() -> c.CDLL:
    """libpte-prove, which is loaded when something is to be proved."""
    global _prove
    if _prove is None:
        _prove = _load(PROVE_LIBRARY_VARIABLE, PROVE_SONAME, _PROVE_FUNCTIONS)
    return _prove


def text(value: bytes | None) -> str:
    """A string of the library's."""
    return "" if value is None else value.decode("ascii")
