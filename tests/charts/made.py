"""Made-up tables of any length for the charts, the same each time: nobody in them exists."""

from __future__ import annotations

import math
import random

import pandas as pd

from workbench.frames.columns import TABLES, frame

PATIENT, THERAPIST, OBSERVERS = "dario", "nadia", ("o1", "o2")
NAMES = {"dario": ("patient", "Dario"), "nadia": ("therapist", "Nadia"), "o1": ("observer", "Observer 1"),
         "o2": ("observer", "Observer 2")}
LABELS = ("Homework", "Five minutes late", "The accent joke", "The session limit", "Being dropped",
          "Lightly refused", "The fee letter",
          "After the summer", "The cancelled hour", "Nothing to say")
EVENTS = ("Accident hearing", "Claim refused", "Divorce final", "Trial shift, café", "Mother falls ill",
          "Moves flat", "New job", "Birth of a niece")
CODES = ("confrontation.complaint-therapist", "confrontation.complaint-parameters",
         "confrontation.rejects-intervention",
         "withdrawal.minimal-response", "withdrawal.content-affect-split", "resolution.invites-thoughts", "therapist.explains-instead",
         "therapist.turns-to-clock", "need.put-forward")


def _row(table: str, **values: object) -> dict:
    empty = {"text": None, "whole": pd.NA, "number": float("nan"), "yesno": False, "list": None}
    return {c.name: values.get(c.name, empty[c.type]) for c in TABLES[table]}


def _timeline(**values: object) -> dict:
    session, position = values.get("session"), values.get("position")
    if position is not None:
        values.setdefault("x", session + position / 2)
    return _row("timeline", **values)


def _gone(n: int, rng: random.Random) -> tuple[set[int], dict[str, set[int]]]:
    if n < 10:
        return set(), {PATIENT: set(), THERAPIST: set()}
    missed = set(rng.sample(range(3, n), max(n // 30, 1)))
    return missed, {PATIENT: set(rng.sample(range(2, n), n // 12)) - missed,
                    THERAPIST: set(rng.sample(range(2, n), n // 20)) - missed}


def _course(n: int, seed: int) -> list[float]:
    rng, dips = random.Random(seed), [0.21, 0.46, 0.74]
    base = 3.3 if seed % 2 else 2.95
    return [min(max(base + s / n - sum(1.5 * math.exp(-(((s / n - d) * 22) ** 2))
                                       for d in dips) + rng.uniform(-.2, .2), 1), 5) for s in range(1, n + 1)]


def _rating(session: int, by: str, measure: str, scale: str, value: float | None, low: float, high: float,
            position: float = 0.97,
            timing: str = "post", state: str = "answered") -> dict:
    role, name = NAMES[by]
    return _timeline(kind="rating", id=f"rat_{measure}_{scale}_{by}_{session}", session=session,
                     position=position, by=by, role=role, name=name,
                     measure=measure, scale=scale, timing=timing, value=float("nan") if value is None else float(value), low=low, high=high,
                     state=state if value is not None else "missing", says=f"{name} ({role}), session {session}: {measure} {scale} {value}.")


def ratings_rows(n: int, seed: int = 7, raters: tuple[str, ...] = (PATIENT, THERAPIST)) -> list[dict]:
    """Alliance, reported intensity, observers' impact and outcome over n sessions, with sessions not held and forms missing."""
    rng = random.Random(seed)
    missed, no_form = _gone(n, rng)
    rows = []
    for by in raters:
        for s, value in enumerate(_course(n, seed + (by == THERAPIST)), 1):
            if s in missed:
                continue
            gone = s in no_form.get(by, ())
            rows.append(_rating(s, by, "wai_sr", "total", None if gone else round(value, 1), 1, 5))
            rows.append(_rating(s, by, "psq", "rupture_intensity", None if gone
                                else max(round((3.4 - value) * 2.4), 0), 0, 5))
    if PATIENT in raters and THERAPIST in raters:
        for s, value in enumerate(_course(n, seed), 1):
            if s in missed or s % 11 == 9:
                continue
            for o in OBSERVERS:
                strong = min(max(round(1 + (3.5 - value) * 2 + rng.uniform(-.4, .6)), 1), 5)
                rows.append(_rating(s, o, "rrs3", "confrontation", strong if s % 3 else 1, 1, 5, 0.5, "mid"))
                rows.append(_rating(s, o, "rrs3", "withdrawal", max(strong - 1, 1), 1, 5, 0.5, "mid"))
            rows.append(_rating(s, PATIENT, "ors", "total", round(15 + 18 * s / n + rng.uniform(-2, 2)), 0,
                                40, 0.0, "pre"))
    return rows


def _episodes(n: int, seed: int) -> list[dict]:
    rng, rows = random.Random(seed), []
    for i in range(max(n // 4, 2) if n < 60 else n // 8):
        session, position = rng.randint(2, max(n - 1, 2)), round(rng.uniform(0.1, 0.9), 2)
        marker = i % 3 == 0
        length = 0 if marker else rng.choice([0, 1, 1, 2])
        end, end_position = min(session + length, n), position if marker else 0.95
        kind = ("confrontation", "withdrawal", "mixed", "confrontation")[i % 4]
        label = LABELS[i % len(LABELS)]
        rows.append(_timeline(kind="episode", id=f"epi_{i}", session=session, position=position,
                              end_session=end, end_position=end_position,
                              x2=end + end_position / 2, type=kind, marker=marker, label=label, says=f"{label}: {kind}, from session {session} to {end}.",
                              resolution=float("nan") if marker or i % 5 == 4 else float(rng.randint(1, 5))))
    return rows


def _rest(n: int, seed: int) -> list[dict]:
    rng, rows = random.Random(seed), []
    missed, _ = _gone(n, random.Random(seed))
    for s in sorted(set(range(1, n + 1)) - missed):
        busy = 0.25 + 0.75 * math.exp(-(((s / n - 0.46) * 5) ** 2))
        if rng.random() < busy and not 0.65 < s / n < 0.71:
            k = rng.randint(1, 3) + int(9 * busy)
            rows.append(_timeline(kind="coded", id=f"ses_{s}", session=s, position=0.5, value=float(k),
                                  label=f"{k} passages", says=f"Session {s}: {k} coded passages."))
        if rng.random() < 0.5 * busy:
            for _ in range(rng.randint(1, 3)):
                kind = rng.choice(["theoretical", "case note", "method"])
                rows.append(_timeline(kind="memo", id=f"mem_{s}_{len(rows)}", session=s,
                                      position=round(rng.uniform(0, 1.9), 2), type=kind,
                                      label="Both name the hour", by="mira", says=f"Memo ({kind}) by Mira, session {s}: Both name the hour."))
    for i in range(min(max(n // 6, 2), 14)):
        s = rng.randint(1, n)
        rows.append(_timeline(kind="life_event", id=f"lif_{i}", session=s,
                              position=round(rng.uniform(1.1, 1.9), 2), label=EVENTS[i % len(EVENTS)],
                              says=f"{EVENTS[i % len(EVENTS)]}, between sessions {s} and {s + 1}."))
    return rows


def sessions_rows(n: int, seed: int = 7) -> list[dict]:
    """The sessions themselves, some of them not held."""
    missed, _ = _gone(n, random.Random(seed))
    return [_timeline(kind="session", id=f"ses_{s}", session=s, position=0.0, end_session=s, end_position=1.0,
                      x2=s + 0.5, value=80.0,
                      state="cancelled" if s in missed else "held", label=f"Session {s}", basis="clock", says=f"Session {s}.") for s in range(1, n + 1)]


def timeline(n: int = 24, *, seed: int = 7, raters: tuple[str, ...] = (PATIENT, THERAPIST),
             parts: tuple[str, ...] = ("ratings", "episodes", "rest")) -> pd.DataFrame:
    """A table `timeline` of n sessions with everything, or only some parts of it."""
    rows = sessions_rows(n, seed)
    rows += ratings_rows(n, seed, raters) if "ratings" in parts else []
    rows += _episodes(n, seed) if "episodes" in parts else []
    rows += _rest(n, seed) if "rest" in parts else []
    return frame("timeline", rows)


def ratings(n: int = 24, *, seed: int = 7, raters: tuple[str, ...] = (PATIENT, THERAPIST)) -> pd.DataFrame:
    """A table `ratings` of n sessions."""
    names = {c.name for c in TABLES["ratings"]}
    return frame("ratings", [_row("ratings", **{k: v for k, v in row.items() if k in names})
                             for row in ratings_rows(n, seed, raters)])


def turns(n: int = 96, *, session: int = 11, seed: int = 3, clock: bool = True) -> pd.DataFrame:
    """A table `turns` of one session of n turns, by the clock of a recording or without one."""
    rng, now, rows = random.Random(seed), 4.0, []
    for t in range(1, n + 1):
        by = PATIENT if t % 2 else THERAPIST
        words = rng.choice([3, 9, 22, 60, 90]) if by == PATIENT else rng.choice([2, 8, 18, 35])
        start, end = now, now + words / 2.4
        now = end + rng.choice([0.3, 0.6, 1.5, 7.0])
        said = " ".join(f"murmuring{rng.randint(100, 999)}" for _ in range(words))
        rows.append(dict(id=f"trn_{t}", session=session, turn=t, by=by, speaker=NAMES[by][1], start=start,
                         end=end, text=said, words=words, version=1))
    total, counted, whole = now, 0, sum(r["words"] for r in rows)
    for r in rows:
        r["position"] = r["start"] / total if clock else counted / whole
        counted += r["words"]
        r["x"] = session + r["position"] / 2
        if not clock:
            r["start"] = r["end"] = float("nan")
    return frame("turns", [_row("turns", **r) for r in rows])


def annotations(turns_: pd.DataFrame, n: int = 40, *, seed: int = 5) -> pd.DataFrame:
    """A table `annotations`: two coders on the turns of one session."""
    rng, rows = random.Random(seed), []
    for i in range(n):
        t = turns_.iloc[rng.randrange(len(turns_))]
        code, start = CODES[min(int(rng.expovariate(0.35)), len(CODES) - 1)], rng.randint(0, max(len(t["text"]) // 2, 1))
        end = min(start + 40, len(t["text"]))
        for coder in ("MK", "JR")[: 1 + (rng.random() < 0.5)]:
            rows.append(dict(id=f"ann_{i}_{coder}", session=int(t["session"]), turn=int(t["turn"]),
                             start=start, end=end, quote=t["text"][start:end], code=code,
                             family=code.split(".")[0], coder=coder, certainty=rng.choice(["certain", "certain", "doubtful"]), state="placed", definition=1))
    return frame("annotations", [_row("annotations", **r) for r in rows])


def participants() -> pd.DataFrame:
    """A table `participants`."""
    return frame("participants", [_row("participants", key=key, role=role, name=name, initials=name[0])
                                  for key, (role, name) in NAMES.items()])
