#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""page.py FILE...: whether pages are whole, and need nothing beside.

Each element that must be closed is, ids are there once, links lead to them,
nothing is fetched from elsewhere, and what scrolls has a name and is reached by
the keyboard. A page isn't larger than 1.5 MB, and has every section.
"""
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

SIZE = 1_500_000
VOID = {"meta", "br", "hr", "img", "input", "link"}
SECTIONS = {"layouts", "time", "census", "verdicts", "history", "schemes", "inflight", "budget"}
FETCHES = {"src", "srcset", "data", "action", "poster", "background"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []
        self.ids, self.links, self.labels, self.counts = [], [], [], {}
        self.section, self.titled, self.untitled = None, False, []
        self.table, self.legend = None, False
        self.words, self.explained, self.claims, self.sentences = set(), set(), set(), set()
        self.cell, self.row = None, False

    def handle_startendtag(self, tag, attrs):
        self.note(tag, dict(attrs))

    def handle_starttag(self, tag, attrs):
        self.note(tag, dict(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def section_of(self, tag, at):
        """A table of the budget has a heading; words of the matrix are explained."""
        if tag == "section":
            self.section = at.get("aria-labelledby")
        elif tag == "h3":
            self.titled = True
        elif tag == "table":
            if not self.titled and self.section == "budget":
                self.untitled.append(len(self.untitled))
            self.titled, self.table = False, at.get("class")
        elif tag == "dl":
            self.legend = at.get("class") == "legend"
        if tag in ("td", "th", "dt"):
            self.cell = ""
            self.row = at.get("scope") == "row"

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def cell_end(self, tag):
        if tag not in ("td", "th", "dt") or self.cell is None:
            return
        if tag == "dt" and self.section == "verdicts":
            (self.explained if self.legend else self.sentences).add(self.cell)
        elif tag == "th" and not self.cell:
            self.wrong.append("a row or a column without a name")
        elif self.table == "matrix" and tag == "td":
            self.words.add(self.cell or "(empty)")
        elif self.table == "matrix" and self.row:
            self.claims.add(self.cell)
        self.cell = None

    def note(self, tag, at):
        self.section_of(tag, at)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if "id" in at:
            self.ids.append(at["id"])
        if "href" in at:
            self.links.append(at["href"])
        if "aria-labelledby" in at:
            self.links.append("#" + at["aria-labelledby"])
        if tag in ("link", "iframe") or FETCHES & set(at):
            self.wrong.append(f"<{tag}> may fetch something: {at}")
        if "scroll" in at.get("class", "").split():
            self.labels.append(at.get("aria-label"))
            if at.get("tabindex") != "0" or at.get("role") != "region":
                self.wrong.append("a scroller that no key reaches")
        if tag == "th" and "scope" not in at:
            self.wrong.append("a <th> without a scope")

    def handle_endtag(self, tag):
        self.cell_end(tag)
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()} closes something else")


def check(path):
    text = Path(path).read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    wrong = page.wrong + [f"<{tag}> isn't closed" for tag in page.open]
    wrong += [f"id {i} twice" for i in {i for i in page.ids if page.ids.count(i) > 1}]
    wrong += [f"{link} leads nowhere" for link in page.links
              if link[:1] != "#" or link[1:] not in page.ids]
    wrong += [f"{label}: two scrollers" for label in set(page.labels)
              if label is None or page.labels.count(label) > 1]
    wrong += ["a table of the budget without a heading" for _ in page.untitled]
    wrong += [f"{w}: not in the legend" for w in page.words - page.explained]
    wrong += [f"{w}: in the legend, and nowhere else" for w in page.explained - page.words]
    wrong += [f"{c}: nowhere is said what it claims" for c in page.claims - page.sentences]
    if len(page.words) < 3 or len(page.claims) < 20:
        wrong.append("there are hardly any verdicts")
    wrong += [f"no section {s}" for s in SECTIONS - set(page.ids)]
    # of a namespace it's a name, and nothing is fetched
    wrong += [f"an address: {u}" for u in re.findall(r"url\((?!#)[^)]*\)|@import", text)]
    if len(text.encode()) > SIZE:
        wrong.append(f"{len(text.encode())} bytes")
    for tag, least in (("svg", 70), ("table", 30), ("details", 60)):
        if page.counts.get(tag, 0) < least:
            wrong.append(f"only {page.counts.get(tag, 0)} of <{tag}>")
    for line in wrong:
        print(f"{path}: {line}")
    return not wrong


def check_itself():
    """Each kind of fault is found, so that finding none says something."""
    good = "<h2 id='a'>x</h2><a href='#a'>y</a>"
    for fault in ("<p>", "</p>", "<b id='a'></b>", "<a href='#b'></a>", "<a href='http://x'></a>",
                  "<script src='x'></script>", "<img src='x'>", "<div class='scroll'></div>", "<th></th>"):
        page = Page()
        page.feed(good + fault)
        ids = page.ids
        if not (page.wrong or page.open or len(set(ids)) < len(ids)
                or any(link[1:] not in ids or link[0] != "#" for link in page.links)):
            print("not found:", fault)
            return False
    return True


sys.exit(not (check_itself() and all([check(path) for path in sys.argv[1:]]) and sys.argv[1:]))
