"""How long it takes to bring up every passage of a code, and to search all words."""

from __future__ import annotations

from collections.abc import Iterator

from . import floors
from .figure import Figure, middle, times
from .fresh import runs
from .material import Material, leaves, opened

CODED = (
    'SELECT a.id, a.turn, a.start, a."end", a.quote, a.before, a.after, a.coder FROM annotation a '
    "WHERE a.code = (SELECT id FROM code WHERE slug = ?)"
)
FOUND = (
    "SELECT s.turn, s.folded FROM search_index i JOIN search s ON s.row = i.rowid WHERE search_index MATCH ?"
)


def asked(material: Material) -> str:
    """The code that is asked for."""
    with opened(material.coded(material.size.times)) as case:
        return leaves(case)[0]


def code(material: Material) -> Iterator[Figure]:
    """Every passage of one code with its context, as a table."""
    size = material.size
    study, slug = material.coded(size.times), asked(material)
    bare = middle(times(lambda: floors.ask(study, CODED, slug), repeats=size.repeats))
    about = dict(
        unit="ms",
        target=100,
        floor=bare,
        floor_is="sqlite3, one query",
        peers="Taguette 151,381, QualCoder 34,000 (its SQL alone 54)",
    )
    with opened(study) as case:
        rows = len(case.coded(slug))
        found = times(lambda: case.coded(slug), repeats=size.repeats * 3)
    yield Figure(name=f"all passages of one code ({rows:,})", **found.about(), **about)
    first = runs(size.repeats, "coded", study, slug, scale=1000)
    yield Figure(name="the same, from the closed file", **first.about(), **about | {"target": None})


def search(material: Material) -> Iterator[Figure]:
    """A word that is said every thirtieth turn: counted, and as passages."""
    size, phrase = material.size, material.phrase
    study = material.coded(size.times)
    with opened(study) as case:
        store, count = case.study.store, case.count(phrase)
        some = times(lambda: store.search(case.id, phrase, limit=200), repeats=size.repeats * 3)
        case.find(phrase)
        every = times(lambda: case.find(phrase), repeats=size.repeats * 3)
    bare = middle(times(lambda: floors.ask(study, FOUND, f'"{phrase}"'), repeats=size.repeats * 2))
    about = dict(
        unit="ms",
        floor=bare,
        floor_is="sqlite3, FTS5 match",
        peers="QualCoder 56.7 (3,570 hits); Taguette offers none",
    )
    yield Figure(name=f"search: count ({count:,}) and first 200 hits", target=20, **some.about(), **about)
    yield Figure(name=f"search: all {count:,} hits as passages", target=150, **every.about(), **about)
