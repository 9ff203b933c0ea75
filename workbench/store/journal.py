"""The journal's rows: what was changed as bytes and back, the salted digest, and the hash that chains the rows."""

from __future__ import annotations

import hashlib
import json
import secrets
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice
from operator import attrgetter
from typing import Any

from ..domain import TABLES, Change, Record, Refused, Text
from ..domain import codec
from ..domain.codec import pack, unpack
from .fields import SHAPES
from .storable import HALF, NUL

AT_A_TIME = 1000  # changes that are put into words at once
LONG = 512  # bytes from which a payload is deflated
WORDS = "sha256"  # in the payload a version of a text has this in place of its words
_TEXT = ("id", "case", "turn")


def now() -> str:
    """The time, in UTC, to the millisecond."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def fingerprint(words: str) -> bytes:
    """SHA-256 of a text."""
    return hashlib.sha256(words.encode()).digest()


@cache
def _values(table: str) -> Callable[[Any], Iterable[Any]]:
    return SHAPES[table].row if SHAPES[table].flat else lambda record: tuple(pack(record).values())


@cache
def _names(table: str) -> tuple[str, ...]:
    return (*_TEXT, WORDS) if table == "text" else tuple(f.name for f in fields(TABLES[table]))


def encode(changes: Iterable[Change], sha256: Mapping[str, bytes]) -> bytes:
    """Changes as bytes: the names of the fields once per table, then the values before and after."""
    changes = tuple(changes)
    tables = sorted({(change.after or change.before).table for change in changes})
    return deflate({"fields": {table: _names(table) for table in tables}, "changes": _rows(changes, sha256)})


def _rows(changes: Iterable[Change], sha256: Mapping[str, bytes]) -> Iterator[tuple]:
    version = attrgetter(*_TEXT)
    for change in changes:
        before, after = change.before, change.after
        table = (after or before).table
        if table == "text":
            yield "text", None, (*version(after), sha256[after.id].hex())
        else:
            values = _values(table)
            yield table, before and values(before), after and values(after)


def deflate(plain: Mapping[str, Any]) -> bytes:
    """Plain values as JSON, deflated where that is long; refuses what no database could keep."""
    try:
        payload = b"".join(piece.encode() for piece in _pieces(plain))
    except UnicodeEncodeError:
        raise Refused(HALF) from None
    except ValueError:
        raise Refused("One of the numbers is infinite or not a number; leave the field empty instead.") from None
    if b"\\u0000" in payload:
        raise Refused(NUL)
    return zlib.compress(payload, 1) if len(payload) > LONG else payload


_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _pieces(plain: Mapping[str, Any]) -> Iterator[str]:
    """The JSON of a payload, some changes at a time: in one go it takes ten times the memory."""
    yield _json({name: value for name, value in plain.items() if name != "changes"})[:-1]
    if "changes" in plain:
        rows, sign = iter(plain["changes"]), ',"changes":['
        while some := list(islice(rows, AT_A_TIME)):
            yield sign + _json(some)[1:-1]
            sign = ","
        yield "]" if sign == "," else sign + "]"
    yield "}"


def inflate(payload: bytes) -> dict[str, Any]:
    """The plain values of a payload."""
    return json.loads(payload if payload[:1] == b"{" else zlib.decompress(payload))


def tally(plain: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """How many records of each table a payload changed."""
    return tuple(Counter(table for table, _, _ in plain["changes"]).items())


def texts_of(plain: Mapping[str, Any]) -> dict[str, str]:
    """The text versions a payload speaks of, with the SHA-256 of their words."""
    return {after[0]: after[3] for table, _, after in plain["changes"] if table == "text"}


def decode(plain: Mapping[str, Any], words: Mapping[str, str]) -> tuple[Change, ...]:
    """The changes of a payload; `words` has those of the text versions it speaks of."""
    makers = {table: maker(table, tuple(names)) for table, names in plain["fields"].items() if table != "text"}
    makers["text"] = lambda values: Text(id=values[0], case=values[1], turn=values[2], words=words[values[0]])
    return tuple(Change(before and makers[table](before), after and makers[table](after))
                 for table, before, after in plain["changes"])


@cache
def maker(table: str, names: tuple[str, ...]) -> Callable[[list], Record]:
    """What makes a record of the values of these fields; fields that are no more are left out."""
    cls = TABLES[table]
    if SHAPES[table].flat and {f.name for f in fields(cls)}.issuperset(names):
        return codec.maker(cls, names)
    return lambda values: unpack(cls, dict(zip(names, values)))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What the chain covers: who, when, what kind, and the digest of what was changed and why."""

    id: int
    at: str
    actor: str
    host: str
    case: str
    command: str
    request: str
    undoes: int | None
    digest: str

    def hash(self, previous: str) -> str:
        """The hash of this row, given that of the row before."""
        parts = [previous, *(getattr(self, f.name) for f in fields(self))]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def salt() -> bytes:
    """Sixteen random bytes, so that an erased payload cannot be guessed from its digest."""
    return secrets.token_bytes(16)


def digest(salt: bytes, payload: bytes, reason: str) -> str:
    """What the chain knows of a payload and a reason."""
    sealed = hashlib.sha256(salt + len(payload).to_bytes(8, "big"))
    sealed.update(payload)
    sealed.update(reason.encode())
    return sealed.hexdigest()
