"""Whose leave a report has: every quote, account, memo and rating is checked against the report's purpose.

A verbatim turn needs leave for the turn and for every excerpt that lies in it, so that no excerpt that is
kept back comes in through the exchange around it. It is listed by its id and place, never by its words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from workbench.domain import CaseFile, Episode, Memo, Passage, Perspective, Rating, Refused, effective
from workbench.domain.consent import PURPOSES
from workbench.domain.ids import session_of

from .fields import says
from .spans import turns_of
from .words import listed, numbered, sentence

CALLED = {
    "treatment": "treatment",
    "supervision": "supervision",
    "training": "training",
    "research": "research",
    "publication-paraphrase": "publication in paraphrase",
    "publication-verbatim-disguised": "publication in the words spoken, disguised",
    "publication-verbatim-approved": "publication in the words spoken, approved by the patient",
}
PARAPHRASE = "publication-paraphrase"
SUPERVISION = "supervision memo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Something that is kept back."""

    label = "withheld"

    id: str = says("Id of what is kept back.")
    what: str = says("What it is: excerpt, turn, account, memo, rating.")
    session: int | None = says("Session it belongs to.")
    place: str = says("Where it stands: session 10, turn 14.")
    reaches: str = says("What the consent on record reaches.")

    @property
    def line(self) -> str:
        """The thing and its place: con_ab12 (session 10, turn 14); consent reaches treatment."""
        place = f" ({self.place})" if self.place else ""
        return f"{self.id}{place}; consent reaches {self.reaches}"


@dataclass(slots=True)
class Leave:
    """What may go into a report for one purpose on one day; remembers what was kept back."""

    file: CaseFile
    purpose: str
    today: str
    withheld: dict[str, Withheld] = field(default_factory=dict)
    _about: frozenset[str] = frozenset()
    _in_turn: dict[str, list[tuple[str, Passage | None]]] = field(default_factory=lambda: defaultdict(list))
    _reach: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.purpose not in PURPOSES:
            raise Refused(
                f"{self.purpose!r} is not a purpose of a report; the purposes are {', '.join(PURPOSES)}."
            )
        self._about = frozenset(c.about for c in self.file.all("consent"))
        for about in self._about:
            record = self.file.find(about)
            for passage in record.passages() if record else ():
                self._in_turn[passage.turn].append((about, passage))
            if isinstance(record, Episode):
                for turn in turns_of(self.file, record):
                    self._in_turn[turn].append((about, None))

    def reach(self, *about: str) -> frozenset[str]:
        """The purposes allowed for a thing, named from itself outward."""
        key = tuple(a for a in about if a in self._about)
        if key not in self._reach:
            self._reach[key] = effective(self.file, key, today=self.today)
        return self._reach[key]

    def turn(self, turn: str) -> bool:
        """Whether the whole turn may be quoted."""
        outward = self._outward(turn)
        reach = self.reach(*outward)
        for holder, _ in self._in_turn.get(turn, ()):
            reach &= self.reach(holder, *outward)
        return self._verbatim(turn, "turn", reach, turn)

    def passage(self, holder: str, passage: Passage) -> bool:
        """Whether the words of a passage may be quoted by the record that holds it."""
        outward = self._outward(passage.turn)
        reach = self.reach(holder, *outward)
        for other, there in self._in_turn.get(passage.turn, ()):
            if other != holder and (there is None or _overlap(passage, there)):
                reach &= self.reach(other, *outward)
        return self._verbatim(holder, "excerpt", reach, passage.turn)

    def picture(self, session: str) -> bool:
        """Whether what was said and coded in a session may be drawn, without its words."""
        return self._told(self.reach(session, self.file.case))

    def account(self, perspective: Perspective, episode: Episode) -> bool:
        """Whether somebody's own words about an episode may be quoted."""
        reach = self.reach(perspective.id, episode.id, episode.anchor.session, self.file.case)
        return self._verbatim(perspective.id, "account", reach, episode.anchor.session)

    def rating(self, rating: Rating) -> bool:
        """Whether a rating may be shown."""
        reach = self.reach(rating.id, *([rating.session] if rating.session else ()), self.file.case)
        return self._kept(rating.id, "rating", self._told(reach), reach, rating.session)

    def memo(self, memo: Memo) -> bool:
        """Whether an analyst's writing may go in: leave to paraphrase is enough; supervision stays out."""
        reach = self.reach(memo.id, self.file.case)
        for ref in memo.about:
            outward = self._outward(ref) if ref.startswith("trn_") else (ref, self.file.case)
            reach &= self.reach(memo.id, *outward)
        if _supervision(memo) and self.purpose != "supervision" and memo.id not in self._about:
            return self._kept(memo.id, SUPERVISION, False, reach & frozenset({"supervision"}), "")
        return self._kept(memo.id, "memo", self._told(reach), reach, "")

    def _told(self, reach: frozenset[str]) -> bool:
        return self.purpose in reach or (self.purpose.startswith("publication") and PARAPHRASE in reach)

    def _verbatim(self, id: str, what: str, reach: frozenset[str], where: str) -> bool:
        return self._kept(id, what, self.purpose in reach and self.purpose != PARAPHRASE, reach, where)

    def _kept(self, id: str, what: str, allowed: bool, reach: frozenset[str], where: str) -> bool:
        if not allowed and id not in self.withheld:
            session, place = self._place(where)
            reaches = listed(CALLED[p] for p in PURPOSES if p in reach) or "supervision"
            self.withheld[id] = Withheld(id=id, what=what, session=session, place=place, reaches=reaches)
        return allowed

    def _outward(self, turn: str) -> tuple[str, str, str]:
        return turn, session_of(turn), self.file.case

    def _place(self, where: str) -> tuple[int | None, str]:
        if not where:
            return None, ""
        session = self.file.get(session_of(where) if where.startswith("trn_") else where).number
        turn = f", turn {self.file.number(where)}" if where.startswith("trn_") else ""
        return session, f"session {session}{turn}"


def _supervision(memo: Memo) -> bool:
    return memo.kind.startswith("supervision") or memo.form == "supervision-note"


def _overlap(a: Passage, b: Passage) -> bool:
    return a.loose or b.loose or a.start < b.end and b.start < a.end


def withheld_lines(withheld: list[Withheld], purpose: str) -> str:
    """What is kept back, in sentences: how many of each kind, their ids and places, and why."""
    if not withheld:
        return ""
    if purpose == PARAPHRASE:
        return f"{_how_many(withheld)} withheld: a report for publication in paraphrase quotes nobody."
    since = f"{_how_many(withheld)} withheld, since this report is for {CALLED[purpose]}."
    return " ".join(
        [since, *(line if line[:4].endswith("_") else sentence(line) for line in _by_reach(withheld))]
    )


def _how_many(withheld: list[Withheld]) -> str:
    kinds: dict[str, int] = {}
    for w in withheld:
        kinds[w.what] = kinds.get(w.what, 0) + 1
    words = listed(f"{'one' if n == 1 else n} {what}{'' if n == 1 else 's'}" for what, n in kinds.items())
    return f"{words[0].upper()}{words[1:]} {'is' if len(withheld) == 1 else 'are'}"


def _by_reach(withheld: list[Withheld]) -> list[str]:
    groups: dict[tuple[str, str], list[Withheld]] = {}
    for w in withheld:
        groups.setdefault((w.reaches, w.what), []).append(w)
    lines = []
    for (reaches, what), found in groups.items():
        ids = (
            _places(found)
            if len(found) > 3 and what in ("turn", "rating")
            else ", ".join(f"{w.id} ({w.place})" if w.place else w.id for w in found)
        )
        lines.append(
            f"{ids}: supervision stays out of every other report."
            if what == SUPERVISION
            else f"{ids}: consent reaches {reaches}."
        )
    return lines


def _places(found: list[Withheld]) -> str:
    """Many turns or ratings by their place alone, which names each of them as well as an id."""
    if found[0].what == "rating":
        return f"ratings of {numbered('session', [w.session for w in found if w.session])}"
    sessions = dict.fromkeys(w.session for w in found)
    numbers = {s: [int(w.place.rsplit(" ", 1)[1]) for w in found if w.session == s] for s in sessions}
    return "; ".join(f"session {s}, {numbered('turn', numbers[s])}" for s in sessions)
