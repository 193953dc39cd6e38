# SPDX-License-Identifier: BSD-2-Clause
"""The Python module beside the headers, the known answers and the command.

In the environment: PTE_TEST_ABI, a program that prints where the compiler puts each
field; PTE_TEST_COMMAND, pte; PTE_TEST_VECTORS, the folder of known answers.
"""

import ctypes
import doctest
import importlib
import json
import os
import random
import re
import subprocess
import sys
import unittest

import pte
import pte.prove
import pte.target
from pte import _native

COMMAND = os.environ["PTE_TEST_COMMAND"]
VECTORS = os.environ["PTE_TEST_VECTORS"]
LEVELS = ("pte", "pmd", "hugetlb", "pud")


def load_tests(_loader, tests, _pattern):
    for module in (pte, pte.target, pte.prove):
        tests.addTests(doctest.DocTestSuite(module))
    return tests


class Abi(unittest.TestCase):
    def test_refused_name(self) -> None:
        """What is refused leaves a target as it was; a NUL ends no name."""
        kernel = pte.Target("x86_64@6.12")
        with self.assertRaises(pte.Error):
            kernel.__init__("nope@5.10")  # type: ignore[misc]
        self.assertEqual(kernel.decode(0).kind, "none")
        for name in ("x86_64@6.12\0junk", "\0"):
            with self.assertRaisesRegex(pte.Error, "no name has a NUL"):
                pte.Target(name)
        with self.assertRaisesRegex(pte.Error, "no name has a NUL"):
            kernel.decode(0, "pte\0junk")
        with self.assertRaises(TypeError):
            pte.Target(None)  # type: ignore[arg-type]

    def test_striking_look(self) -> None:
        """What a sound word looks like is told where that's hardly chance."""
        (look,) = pte.Target("mips64@6.7").decode(0x8000000080000).doubts
        self.assertEqual(look.code, "repeated")

    def test_fields_are_where_the_headers_have_them(self):
        said = subprocess.run(
            [os.environ["PTE_TEST_ABI"]], capture_output=True, text=True, check=True
        ).stdout
        structs = {
            re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): struct
            for name, struct in vars(_native).items()
            if isinstance(struct, type) and issubclass(struct, ctypes.Structure)
        }
        seen = set()
        for line in said.splitlines():
            name, field, offset, size = line.split()
            struct = structs[name]
            with self.subTest(struct=name, field=field):
                if field == "-":
                    self.assertEqual(ctypes.sizeof(struct), int(size))
                    continue
                names = [f[0] for f in struct._fields_]
                at = getattr(struct, field if field in names else field + "_")
                self.assertEqual((at.offset, at.size), (int(offset), int(size)))
                seen.add((name, field))
        wanted = sum(len(struct._fields_) for struct in structs.values())
        self.assertEqual(len(seen), wanted)
        self.assertGreater(wanted, 100)


class KnownAnswers(unittest.TestCase):
    """Of tests/vectors: they were written down from the kernels' sources."""

    def answers(self):
        for file in sorted(os.listdir(VECTORS)):
            if not file.endswith(".tsv") or file == "kinds.tsv":
                continue
            with open(os.path.join(VECTORS, file), encoding="utf-8") as lines:
                for line in lines:
                    fields = line.rstrip("\n").split("\t")
                    if len(fields) > 5 and not line.startswith("#"):
                        yield fields

    def test_decode(self):
        targets, count = {}, 0
        for layout, config, level, op, word, expected, *_ in self.answers():
            if op not in ("both", "decode"):
                continue
            key = layout, "" if config == "-" else config
            if key not in targets:
                targets[key] = pte.Target(*key)
            reading = targets[key].decode(int(word, 16), level)
            with self.subTest(layout=layout, word=word, level=level):
                self.holds(reading, dict(x.split("=", 1) for x in expected.split()))
            count += 1
        self.assertGreater(count, 3000)

    def holds(self, reading, expected):
        names = {"type": "swp_type", "offset": "swp_offset", "entry": "swp_entry"}
        for key, value in expected.items():
            said = getattr(reading, names.get(key, key), None)
            if key == "kind":
                self.assertEqual(said, value)
            elif key in ("present", "none", "protnone"):
                self.assertEqual(said, value == "1")
            elif key in ("type", "offset", "entry", "pfn", "stray", "pagemap"):
                self.assertEqual(said, None if value in ("-", "absent") else int(value, 0), key)
            elif key in ("flags", "marker"):
                wanted = () if value == "-" else tuple(value.split(","))
                self.assertEqual(set(said), set(wanted), key)


class BesideTheCommand(unittest.TestCase):
    """Every key of `pte decode --json`, of any words and of those that are written."""

    WORDS = 60

    def words(self, target, level, source):
        words = [source.getrandbits(target_bits(target)) for _ in range(self.WORDS)]
        for kind in ("swap", "migration_read", "marker", "hwpoison", "device_private_read"):
            for values in (
                {"type": 1, "offset": 0x123},
                {"pfn": 0x123},
                {"marker": "uffd_wp"},
            ):
                try:
                    words.append(target.encode(kind, level=level, **values))
                except pte.Error:
                    pass
        return words

    def test_all_layouts(self):
        source = random.Random(5)
        compared = 0
        for layout in pte.layouts():
            target = pte.Target(layout.name)
            for level in LEVELS:
                try:
                    target.decode(0, level)
                except pte.Error:
                    continue
                words = self.words(target, level, source)
                lines = subprocess.run(
                    [COMMAND, "decode", "-l", layout.name, "--level", level, "--json"],
                    input="\n".join(map(hex, words)),
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout.splitlines()
                self.assertEqual(len(lines), len(words))
                for word, line in zip(words, lines):
                    with self.subTest(layout=layout.name, level=level, word=hex(word)):
                        self.same(target.decode(word, level), json.loads(line))
                        compared += 1
        self.assertGreater(compared, 3000)

    def same(self, reading, said):
        for key in ("kind", "level"):
            self.assertEqual(getattr(reading, key), said[key])
        for key in ("present", "none", "protnone"):
            self.assertIs(getattr(reading, key), said[key])
        for key in ("swp_offset", "swp_entry", "pfn", "table", "pagemap"):
            value = said.get(key)
            wanted = None if value is None else int(value, 16)
            self.assertEqual(getattr(reading, key), wanted, key)
        for key in ("swp_type", "young", "dirty", "softleaf"):
            self.assertEqual(getattr(reading, key), said.get(key), key)
        for key in ("flags", "marker", "bits", "predicates"):
            self.assertEqual(list(getattr(reading, key)), said.get(key, []), key)
        self.assertEqual(reading.asked, said.get("asked", {}))
        self.assertEqual(reading.stray, int(said["stray"], 16))
        self.assertIs(reading.certain, said.get("certain", True))


class Encode(unittest.TestCase):
    def setUp(self):
        self.kernel = pte.Target("x86_64@6.12")

    def test_as_written_down(self):
        # facts of tests/vectors, and cli.md's example
        self.assertEqual(
            self.kernel.encode("swap", type=5, offset=0x1234, flags="soft_dirty"),
            0x2FFFFFFFFFDB9602,
        )

    def test_comes_back(self):
        r = self.kernel.decode(self.kernel.encode("migration_read", pfn=7, young=True))
        self.assertEqual((r.kind, r.pfn, r.young), ("migration_read", 7, True))
        r = self.kernel.decode(self.kernel.encode("present", pfn=7, prot="readonly"))
        self.assertEqual((r.kind, r.pfn), ("present", 7))
        r = pte.Target("x86_64").decode(
            pte.Target("x86_64").encode("marker", marker=["guard", "uffd_wp"])
        )
        self.assertEqual(set(r.marker), {"guard", "uffd_wp"})

    def refused(self, says, *args, **kwargs):
        with self.assertRaises(pte.Error) as caught:
            self.kernel.encode(*args, **kwargs)
        self.assertIn(says, str(caught.exception))
        return caught.exception

    def test_ranges_are_named(self):
        self.refused("type=0x17 isn't in 0x0..0x16", "swap", type=23, offset=1)
        self.refused("isn't in 0x0..0x3ffffffffffff", "swap", type=1, offset=1 << 50)
        self.refused("isn't in 0x0..0x3ffffffff", "migration_read", pfn=1 << 34)
        self.refused("needs a key", "swap", type=1)
        error = self.refused("uffd_wp, poisoned", "marker", marker="guard")
        self.assertEqual(error.status, "PTE_STATUS_UNKNOWN_NAME")

    def test_nothing_is_cut_off(self):
        for value in (-1, 1 << 64, 1 << 65):
            self.refused("isn't in 0x0..0xffffffffffffffff", "swap", type=1, offset=value)
            with self.assertRaises(pte.Error):
                self.kernel.decode(value)
        for value in (True, 1.0, "1"):
            with self.assertRaises(TypeError):
                self.kernel.decode(value)
        with self.assertRaises(pte.Error):
            pte.Target("i386").decode(1 << 32)

    def test_names(self):
        for wrong in ("x86_65", "x86_64@4.0", "x86_64@99.0", "x86_64@5.20", "", "\udc80"):
            with self.assertRaises(pte.Error):
                pte.Target(wrong)
        with self.assertRaises(pte.Error):
            pte.Target("x86_64", "-no_such_option")
        with self.assertRaises(pte.Error):
            self.kernel.decode(0, "pgp")
        with self.assertRaises(pte.Error):
            self.kernel.encode("swop", type=1, offset=1)


class Follow(unittest.TestCase):
    def test_fork(self):
        kernel = pte.Target("x86_64@6.12")
        word = kernel.encode("migration_write", pfn=0x12345, flags=["uffd_wp"])
        made = kernel.follow(word, "fork", ["cow-mapping"])
        self.assertEqual(made.outcome, "done")
        self.assertEqual(kernel.decode(made.here.word).kind, "migration_read")
        self.assertEqual(made.here.flags, ("uffd_wp",))
        self.assertEqual(made.child.flags, ())

    def test_no_rule(self):
        with self.assertRaises(pte.NoRule):
            pte.Target("x86_64@5.10").follow(0, "fork")

    def test_names(self):
        with self.assertRaisesRegex(pte.Error, "cow-mapping"):
            pte.Target("x86_64").follow(0, "fork", ["cow"])
        with self.assertRaisesRegex(pte.Error, "fork"):
            pte.Target("x86_64").follow(0, "spoon")


class Check(unittest.TestCase):
    def test_the_live_bug_of_riscv64(self):
        # docs/findings/riscv64-svrsw60t59b.md
        verdicts = pte.check(pte.Target("riscv64-svrsw60t59b@7.3"), "pmd-not-present")
        refuted = [v for v in verdicts if not v]
        self.assertTrue(refuted)
        self.assertEqual({v.witness & 0x2F for v in refuted}, {0x8})
        self.assertTrue(all(v.accepted for v in refuted))

    def test_as_the_command(self):
        for layout in ("x86_64@6.12", "arm64-4k@7.3", "s390x@6.1"):
            verdicts = pte.check(pte.Target(layout))
            lines = subprocess.run(
                [COMMAND, "check", layout, "-c", "", "--json"],
                capture_output=True,
                text=True,
            ).stdout.splitlines()
            said = [json.loads(line) for line in lines]
            said = [v for v in said if "verdict" in v]
            self.assertEqual(
                sorted((v.claim, v.level, v.verdict) for v in verdicts),
                sorted((v["claim"], v["level"], v["verdict"]) for v in said),
            )

    def test_names(self):
        with self.assertRaisesRegex(pte.Error, "swap-not-present"):
            pte.check(pte.Target("x86_64"), "no-such-claim")


class Examples(unittest.TestCase):
    FOLDER = os.environ["PTE_TEST_EXAMPLES"]

    def run_example(self, name, *words, stdin=""):
        return subprocess.run(
            [sys.executable, os.path.join(self.FOLDER, name), *words],
            input=stdin,
            capture_output=True,
            text=True,
        )

    def test_words(self):
        path = os.path.join(self.FOLDER, "words.py")
        with open(path, encoding="ascii") as lines:
            shown = lines.read().split("x86_64@6.12\n", 1)[1].split("\n\n", 1)[0]
        done = self.run_example(
            "words.py", "x86_64@6.12", stdin="pte:2fffffffffdb960e pmd:0\n"
        )
        self.assertEqual(
            [line.split() for line in done.stdout.splitlines()],
            [line.split() for line in shown.splitlines()],
        )
        self.assertEqual(self.run_example("words.py", "nothing").returncode, 2)

    def test_usage(self):
        for name in ("words.py", "core_swap.py"):
            for words in (["--help"], ["-h"], ["some", "words", "--help"]):
                done = self.run_example(name, *words)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertTrue(done.stdout.startswith(f"{name} "))
            done = self.run_example(name)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertTrue(done.stderr.startswith(f"{name} "))
        self.assertEqual(self.run_example("core_swap.py", "core").returncode, 2)

    def test_core_swap_with_drgn(self):
        try:
            importlib.import_module("drgn")
        except ImportError:
            self.skipTest("no drgn (Debian: python3-drgn): it wasn't tried on a core")
        done = self.run_example("core_swap.py", os.devnull, "1")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(done.stderr, "core_swap.py: not an ELF core file\n")

    def test_tables_are_walked(self):
        sys.path.insert(0, self.FOLDER)
        try:
            core_swap = importlib.import_module("core_swap")
        finally:
            sys.path.pop(0)
        kernel = pte.Target("x86_64@6.12")
        memory = {
            0x1000 + 8 * 1: 0x2067,  # p4d, pud, pmd: tables
            0x2000 + 8 * 2: 0x3067,
            0x3000 + 8 * 3: 0x4067,
            0x4000 + 8 * 4: kernel.encode("swap", type=1, offset=5),
            0x4000 + 8 * 5: kernel.encode("present", pfn=7, prot="readonly"),
        }

        class Program:
            def read_u64(self, address, physical):
                assert physical
                return memory.get(address, 0)

        address = 1 << 39 | 2 << 30 | 3 << 21 | 4 << 12
        found = list(
            core_swap.entries(Program(), kernel, 0x1000, 1, 0, 0, address + 0x2000)
        )
        self.assertEqual(
            [(at, r.kind) for at, r in found],
            [(address, "swap"), (address + 0x1000, "present")],
        )
        self.assertEqual((found[0][1].swp_type, found[0][1].swp_offset), (1, 5))


def target_bits(target):
    return 32 if target.name.startswith(("i386@", "arm@")) else 64


if __name__ == "__main__":
    unittest.main()
