"""Who speaks: labels such as `Therapist:`, `**P:**`, `[id1]`, `[00:12] T:` at the beginning of a line.

A colon inside speech is not a label. What decides, in this order: the person named it (`--speaker`); it is
capitalised and short; or it is lower case and comes back, or opens the file. Everything else belongs to the
turn before it, and where it looked like a label a Notice names the line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .moments import CLOCK

GAP = r"[ \t\xa0]*+"  # possessive, so that no line of blanks can hold the reader up
NAME = r"(?P<name>[^:：\n]{0,59}?[^:：\s])"
LEAD = re.compile(rf"{GAP}(?:[\[(]({CLOCK})[\])]|({CLOCK})(?=[ \t\xa0]))[ \t\xa0–—-]*")
STRONG = r"(?:\*\*|__|\*|_)"
HEAD = re.compile(
    rf"{GAP}(?P<open>{STRONG})?{NAME}{GAP}(?:[\[(](?P<before>{CLOCK})[\])])?{GAP}(?(open){STRONG}?)"
    rf"(?P<colon>[:：])(?(open){STRONG}?)(?P<gap>{GAP})(?:[\[(](?P<after>{CLOCK})[\])]{GAP})?",
    re.DOTALL,
)
BRACKET = re.compile(rf"{GAP}\[(?P<name>[^\[\]\n:]{{1,40}})\][:：]?(?P<gap>{GAP})")
STAMPED = re.compile(rf"{GAP}{NAME}[ \t\xa0]++[\[(]?(?P<before>{CLOCK})[\])]?{GAP}")
ALONE = re.compile(rf"{GAP}[\[(]?({CLOCK})[\])]?{GAP}")
HEARD = frozenset(
    """laughs laughter laughing laugh crosstalk unintelligible inaudible silence pause sighs sigh cries crying
    weeps music applause noise background coughs cough sniffs whispers overlapping indistinct phone rings
    door""".split()
)
OPENERS = frozenset(
    """i he she we they it you one and but so then well the a an that this there because if when
    as my your his her our their what how who""".split()
)
NEVER = frozenset(
    """so then and but because well oh ok okay yes no note remember look listen anyway http https ftp
    mailto e.g i.e however meaning like""".split()
)
MOST_CHARACTERS, MOST_WORDS = 40, 4


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a labelled line: who, when, and what is said after it."""

    speaker: str
    text: str
    time: str = ""


def _plausible(name: str) -> bool:
    return (
        len(name) <= MOST_CHARACTERS
        and len(name.split()) <= MOST_WORDS
        and any(c.isalpha() for c in name)
        and not any(c in '?!"“”«»…<>{}|' for c in name)
    )


def _strong(name: str) -> bool:
    """Capitalised throughout (or in a script without case), as names and roles are."""
    words = name.replace("(", "").split()
    if words[0].casefold().strip(".,") in (OPENERS if len(words) > 1 else NEVER):
        return False
    return not any(word[:1].islower() for word in words)


def _speech(name: str) -> bool:
    """The words before the colon read as part of a sentence: "he said", "and then"."""
    words = name.casefold().split()
    return words[0] in NEVER or (len(words) > 1 and words[0] in OPENERS)


def _clean(name: str) -> str:
    name = name.strip(" \t\xa0").strip("*_").strip(" \t\xa0")
    return name[1:-1].strip() if name.startswith("[") and name.endswith("]") else name


def _after_lead(line: str) -> tuple[str, str]:
    lead = LEAD.match(line)
    return (lead[1] or lead[2], line[lead.end() :]) if lead else ("", line)


class Labels:
    """The speaker labels of one file, learnt from all of its lines before any of them is split."""

    def __init__(self, lines: Iterable[str], known: Collection[str] = ()) -> None:
        lines = list(lines)
        self.known = {name.casefold() for name in known}
        opening = next((line for line in lines if line.strip()), "")
        self.seen = Counter(name for line in lines if (name := self._name(line)))
        self.first = self._name(opening)
        self.brackets = False
        self.stamped = False
        self.labelled = self._count_labelled(lines, opening)
        if not self.labelled:
            self.stamped = True
            self.labelled = self._count_labelled(lines, opening)
        if not self.labelled:
            self.stamped, self.brackets = False, True
            self.labelled = self._bracketed(lines, opening)
            self.brackets = self.labelled

    def head(self, line: str) -> Head | None:
        """The label a line begins with, or None where the line goes on with the turn before it."""
        if ":" not in line and "：" not in line and not self.brackets:
            return None
        time, rest = _after_lead(line)
        if self.brackets:
            return self._bracket(time, rest)
        match = HEAD.match(rest)
        if match and self._is_label(match, rest):
            return Head(
                _clean(match["name"]), rest[match.end() :], time or match["before"] or match["after"] or ""
            )
        return self._stamp(line) if self.stamped else None

    def doubtful(self, line: str) -> str:
        """The words before a colon that look like a label and were not taken for one."""
        match = HEAD.match(_after_lead(line)[1])
        if not match or self.head(line):
            return ""
        name = _clean(match["name"])
        return name if name and len(name) <= MOST_CHARACTERS and len(name.split()) <= MOST_WORDS else ""

    def _name(self, line: str) -> str:
        if ":" not in line and "：" not in line:
            return ""
        rest = _after_lead(line)[1]
        match = HEAD.match(rest)
        name = _clean(match["name"]) if match else ""
        return name.casefold() if name and _plausible(name) and not rest.startswith("//", match.end()) else ""

    def _is_label(self, match: re.Match[str], rest: str) -> bool:
        name = _clean(match["name"])
        close = not match["gap"] and match.end() < len(rest) and not match["after"]
        if not name or not _plausible(name) or (close and rest[match.end()] in "/\\"):
            return False
        folded = name.casefold()
        if folded in self.known:
            return True
        if _speech(name):
            return False
        if close and len(name) > 3 and self.seen[folded] < 2 and match["colon"] == ":":
            return False
        return _strong(name) or self.seen[folded] > 1 or folded == self.first

    def _bracket(self, time: str, rest: str) -> Head | None:
        match = BRACKET.match(rest)
        if not match or not self._speaker_in_brackets(match["name"]):
            return None
        return Head(match["name"].strip(), rest[match.end() :], time)

    @staticmethod
    def _speaker_in_brackets(name: str) -> bool:
        words = name.casefold().split()
        return 0 < len(words) <= 3 and not HEARD & set(words) and any(c.isalpha() for c in name)

    @staticmethod
    def _stamp(line: str) -> Head | None:
        match = STAMPED.fullmatch(line)
        if not match or not _plausible(match["name"]) or not _strong(_clean(match["name"]) or "a"):
            return None
        return Head(_clean(match["name"]), "", match["before"])

    def _count_labelled(self, lines: list[str], opening: str) -> bool:
        if opening and self.head(opening):
            return True
        found = 0
        for line in lines:
            found += self.head(line) is not None
            if found > 1:
                return True
        return False

    def _bracketed(self, lines: list[str], opening: str) -> bool:
        return self.head(opening) is not None and sum(self.head(line) is not None for line in lines) > 1
