"""Writing a case folder: everything a case holds, as text files that can be read without this software.

Records name each other by session and turn number and by keys, not by ids, so that the folder can come in again anywhere.
What it leaves out: older versions of corrected words and the journal (a backup keeps both).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from workbench.domain import Anchor, CaseFile, Passage

from .cells import escape_cell
from .formats import Writer

TRANSCRIPT = ("id", "turn", "by", "speaker", "start", "end", "text")


def write(file: CaseFile, target: Path) -> Path:
    """The whole case below `target`, a new folder."""
    target.mkdir(parents=True, exist_ok=True)
    names = Names(file)
    _case_toml(file, target)
    _transcripts(file, target)
    for name, (header, rows) in _tables(file, names).items():
        if rows:
            _csv(target / f"{name}.csv", header, rows)
    _memos(file, names, target)
    _templates(file, target)
    return target


class Names:
    """What a record is called in the folder: `session:14`, `turn:14:37`, `episode:the-long-yes`."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.episodes: dict[str, str] = {}
        for episode in file.all("episode"):
            key = episode.key or episode.label or episode.id
            self.episodes[episode.id] = key if key not in self.episodes.values() else episode.id

    def of(self, id: str) -> str:
        """The name of any record; its id where the folder gives ids (annotations, memos …)."""
        record = self.file.find(id)
        if record is None:
            return id
        match record.table:
            case "case":
                return "case"
            case "session":
                return f"session:{record.number}"
            case "turn":
                return f"turn:{self.file.get(record.session).number}:{self.file.number(id)}"
            case "participant":
                return f"participant:{record.key}"
            case "episode":
                return f"episode:{self.episodes[id]}"
            case "code":
                return f"code:{record.slug}"
        return id

    def turn(self, id: str) -> tuple[int | str, int | str]:
        """Number of the session and of the turn; empty for none."""
        if not id:
            return "", ""
        return self.file.get(self.file.get(id).session).number, self.file.number(id)

    def anchor(self, anchor: Anchor) -> tuple[Any, ...]:
        """session, turn, end_session, end_turn."""
        number = lambda id: self.file.get(id).number if id else ""  # noqa: E731
        return (number(anchor.session), self.turn(anchor.turn)[1], number(anchor.end_session), self.turn(anchor.end_turn)[1])


def _case_toml(file: CaseFile, target: Path) -> None:
    head = file.get(file.case)
    lines = ["format = 1", "escaped = true", f"name = {_toml(head.name)}", f"title = {_toml(head.title)}",
             f"synthetic = {_toml(head.synthetic)}", f"summary = {_toml(head.summary)}", f"stance = {_toml(head.stance)}",
             f"definition = {_toml(list(head.definition))}", f"outcome_definition = {_toml(head.outcome_definition)}",
             f"codebooks = {_toml(list(head.codebooks))}"]
    for person in sorted(file.all("participant"), key=lambda p: p.key):
        lines += ["", "[[participants]]", *(f"{n} = {_toml(getattr(person, n))}" for n in ("key", "role", "name", "initials", "note"))]
    for session in sorted(file.all("session"), key=lambda s: s.number):
        lines += ["", "[[sessions]]", f"number = {session.number}",
                  *(f"{n} = {_toml(getattr(session, n))}" for n in ("date", "state", "setting", "note"))]
        if file.summaries[session.id].turns:
            lines.append(f"transcript = {_toml(_transcript_name(session.number))}")
    (target / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _transcript_name(number: int) -> str:
    return f"transcripts/session-{number:03d}.csv"


def _transcripts(file: CaseFile, target: Path) -> None:
    (target / "transcripts").mkdir(exist_ok=True)
    for session in file.all("session"):
        turns = file.turns(session.id)
        words = file.texts.words([t.text for t in turns]) if turns else {}
        rows = [(t.id, n, t.by, t.speaker, _blank(t.start), _blank(t.end), words[t.text]) for n, t in enumerate(turns, 1)]
        if rows:
            _csv(target / _transcript_name(session.number), TRANSCRIPT, rows)


def _blank(value: Any) -> Any:
    return "" if value is None else repr(value) if isinstance(value, float) else value


def _passage(passage: Passage, names: Names) -> tuple[Any, ...]:
    """session, turn, quote as it was marked, start, end, the words there now where they differ, loose, before, after."""
    loose = ("yes", passage.before, passage.after) if passage.loose else ("", "", "")
    here = "" if passage.loose else names.file.words(passage.turn)[passage.start:passage.end]
    return (*names.turn(passage.turn), passage.quote, passage.start, passage.end, "" if here == passage.quote else here, *loose)


PASSAGE = ("session", "turn", "quote", "start", "end", "now", "loose", "before", "after")
ANCHOR = ("session", "turn", "end_session", "end_turn")


def _tables(file: CaseFile, names: Names) -> dict[str, tuple[tuple[str, ...], list[tuple]]]:
    code = lambda id: file.get(id).slug  # noqa: E731
    number = lambda id: file.get(id).number if id else ""  # noqa: E731
    episode = names.episodes.get
    return {
        "ratings": (("id", "session", "date", "measure", "scale", "by", "timing", "value", "state", "answered", "items"),
                    [(r.id, number(r.session), r.date, file.measure_by_id(r.measure).slug, r.scale, r.by, r.timing,
                      _blank(r.value), r.state, _blank(r.answered), ";".join(f"{n}={_blank(v)}" for n, v in r.items))
                     for r in file.all("rating")]),
        "life_events": (("id", "date", "title", "note"), [(e.id, e.date, e.title, e.note) for e in file.all("life_event")]),
        "annotations": (("id", *PASSAGE, "code", "coder", "certainty", "note", "definition"),
                        [(a.id, *_passage(a.passage, names), code(a.code), a.coder, a.certainty, a.note, a.definition)
                         for a in file.all("annotation")]),
        "episodes": (("id", "key", "kind", "type", "subform", *ANCHOR, "label", "definition", "components", "note"),
                     [(e.id, names.episodes[e.id], e.kind, e.type, e.subform, *names.anchor(e.anchor), e.label, e.definition,
                       ";".join(e.components), e.note) for e in file.all("episode")]),
        "contributions": (("id", "episode", "by", *PASSAGE, "reason_absent", "awareness", "note"),
                          [(c.id, episode(c.episode), c.by, *(_passage(c.passage, names) if c.passage else ("",) * 9),
                            c.reason_absent, c.awareness, c.note) for c in file.all("contribution")]),
        "perspectives": (("id", "episode", "by", "intensity", "words", "source"),
                         [(p.id, episode(p.episode), p.by, _blank(p.intensity), p.words, p.source) for p in file.all("perspective")]),
        "stages": (("id", "episode", "stage", *ANCHOR, "note"),
                   [(s.id, episode(s.episode), s.stage, *names.anchor(s.anchor), s.note) for s in file.all("stage")]),
        "links": (("id", "source", "type", "target", "note"),
                  [(x.id, names.of(x.source), x.type, names.of(x.target), x.note) for x in file.all("link")]),
        "consent": (("id", "about", "by", "purposes", "granted", "until", "withdrawn", "note"),
                    [(c.id, names.of(c.about), c.by, ";".join(c.purposes), c.granted, c.until, c.withdrawn, c.note)
                     for c in file.all("consent")]),
    }


def _csv(path: Path, header: Iterable[str], rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        in_order = sorted(rows, key=lambda row: [(isinstance(c, str), c) for c in row[1:]])
        writer.writerows([escape_cell(c) if isinstance(c, str) else c for c in row] for row in in_order)


def _memos(file: CaseFile, names: Names, target: Path) -> None:
    (target / "memos").mkdir(exist_ok=True)
    for n, memo in enumerate(file.all("memo"), 1):
        front = {"id": memo.id, "title": memo.title, "kind": memo.kind, "by": memo.by, "written": memo.written,
                 "about": [names.of(ref) for ref in memo.about]}
        if memo.excerpts:
            front["excerpts"] = [dict(zip(PASSAGE, _passage(p, names))) for p in memo.excerpts]
        if memo.form:
            front |= {"form": memo.form}
        if memo.slots:
            front |= {"slots": dict(memo.slots)}
        header = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1000)
        (target / "memos" / f"{n:03d}.md").write_bytes(f"---\n{header}---\n\n{memo.text}\n".encode())


def _templates(file: CaseFile, target: Path) -> None:
    """The measures that were used and the codebooks at hand, so that the folder explains itself."""
    used = {r.measure for r in file.all("rating")}
    for measure in file.all("measure"):
        if measure.id in used:
            _yaml(target / "measures" / f"{measure.slug}.yaml", _measure(measure))
    for book in file.all("codebook"):
        codes = sorted((c for c in file.all("code") if c.codebook == book.id), key=lambda c: c.order)
        _yaml(target / "codebooks" / f"{book.slug}.yaml", {
            "id": book.slug, "name": book.name, "version": book.version, "citation": book.citation, "about": book.about,
            "codes": [{"code": c.slug, "name": c.name, "definition": c.definition, "include": c.include, "exclude": c.exclude,
                       "key": c.key, "version": c.version} for c in codes]})


def _measure(m: Any) -> dict[str, Any]:
    status, _, source = m.key.partition(": ")
    return {"id": m.slug, "name": m.name, "citation": m.citation, "by": [m.by], "timing": m.timing, "items": m.items,
            "low": m.low, "high": m.high, "direction": m.direction, "score": m.score, "prorate": m.prorate,
            "reversed": list(m.reversed), "notice": m.notice, "key": {"status": status, "source": source},
            "scales": {s.name: {"items": list(s.items), "low": s.low, "high": s.high, "step": s.step,
                                **({"direction": s.direction} if s.direction else {})} for s in m.scales}}


def _yaml(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


WRITER = Writer(name="folder", about="The whole case as a folder of text files.", write=write)
