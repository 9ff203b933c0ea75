"""Made-up talk of the same shape as a transcript: who speaks, for how long, in which words; always the same for one seed.

The lengths follow the 5,065 utterances of 67 AnnoMI transcripts: half of them have nine words or fewer, one in twenty
more than sixty.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

LENGTHS = (
    1,
    1,
    1,
    1,
    1,
    2,
    3,
    4,
    6,
    7,
    9,
    11,
    14,
    17,
    20,
    23,
    28,
    35,
    46,
    63,
    160,
)  # words at 0, 5, 10 … 100 %
SESSIONS = (
    12,
    12,
    13,
    19,
    22,
    24,
    28,
    30,
    34,
    38,
    41,
    49,
    53,
    56,
    62,
    68,
    75,
    101,
    123,
    204,
    394,
)  # utterances, likewise
COMMON = (
    "I you it that and the to a of so but was is know what have not do in my like just me about with for be your we "
    "think when this on if they there are at he she as one or out up can all get would how go want time things "
    "because really feel then them had been right well good see some mean more were did say from little guess"
)
RARER = (
    "evening brother kitchen letter waiting answer silence window angry ashamed tired quiet morning doctor week minute "
    "promise afraid worried listen leaving bottle garden train voice shoulder question calendar mother father promise "
    "sister cancel holiday office phone message street breath winter table photograph story door stairs argument weight "
    "medicine appointment supper neighbour weekend secret apology habit reason patience trust distance"
)


class Talk:
    """A stream of utterances; common words come often, rarer ones one time in eight."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.common, self.rarer = COMMON.split(), RARER.split()
        self.weights = [1 / rank for rank in range(1, len(self.common) + 1)]

    def session(self, utterances: int | None = None) -> list[tuple[str, float, str]]:
        """One meeting: who speaks, at which second, in which words."""
        count = utterances or max(2, self._shaped(SESSIONS))
        return list(self._spoken(count))

    def _spoken(self, count: int) -> Iterator[tuple[str, float, str]]:
        seconds = 5.0
        for n in range(count):
            words = self.words()
            yield ("therapist" if n % 2 == 0 else "client"), seconds, words
            seconds += 0.5 + words.count(" ") / 2.4

    def words(self) -> str:
        """One utterance."""
        length = self._shaped(LENGTHS)
        chosen = self.chance.choices(self.common, self.weights, k=length)
        for place in range(length):
            if self.chance.random() < 0.125:
                chosen[place] = self.chance.choice(self.rarer)
        return self._punctuated(chosen)

    def _punctuated(self, words: list[str]) -> str:
        breath = 0
        for place, word in enumerate(words):
            breath += 1
            if breath > 5 and self.chance.random() < 0.2:
                words[place], breath = word + self.chance.choice((",", ",", ".", " --", "…")), 0
        text = " ".join(words)
        return text[0].upper() + text[1:].rstrip(",.-… ") + self.chance.choice((".", ".", ".", "?", "…"))

    def _shaped(self, steps: tuple[int, ...]) -> int:
        place = self.chance.random() * (len(steps) - 1)
        low = int(place)
        return round(steps[low] + (steps[low + 1] - steps[low]) * (place - low))
