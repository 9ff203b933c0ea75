"""The tables of a case folder, row by row, as records; a row that cannot be placed is refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain import (Anchor, Annotation, Change, Consent, Contribution, Episode, Link, Memo, Passage, Perspective,
                              Refused, Stage, Unreadable)
from workbench.domain.ids import mint, session_of
from workbench.exchange import Bundle

from .equipment import codebook, measure

if TYPE_CHECKING:
    from .gathering import Gathering

Row = dict[str, Any]


def head(g: Gathering, case: dict[str, Any]) -> None:
    """What case.toml says of the case as a whole, where the case does not say it already."""
    known = ("title", "summary", "synthetic", "stance", "definition", "outcome_definition", "codebooks")
    before = g.file.get(g.case)
    fields = {name: tuple(case[name]) if isinstance(case[name], list) else case[name] for name in known if case.get(name)}
    after = before.but(**{n: v for n, v in fields.items() if not getattr(before, n) or n == "codebooks"})
    if after != before:
        g.revisions.append(Change(before, after))
    for name in case.get("codebooks", ()):
        g.take_codebook(name)


def people(g: Gathering, rows: list[Row]) -> None:
    """The participants, the two of every new case included."""
    for row in rows:
        fields = {n: row[n] for n in ("role", "name", "initials", "note") if row.get(n)}
        here = g.people.get(row["key"])
        if here is None:
            g.person(row["key"], **fields)
        elif (after := here.but(**{n: v for n, v in fields.items() if not getattr(here, n)})) != here:
            g.people[row["key"]] = after
            g.revisions.append(Change(here, after))


def equipment(g: Gathering, bundle: Bundle) -> None:
    """Measures and codebooks that travel with the folder."""
    for raw in bundle.rows.get("measures", []):
        if raw["id"] not in g.measures:
            g.measures[raw["id"]] = g.add(measure(raw), raw.get("file", ""), raw.get("where", ""))  # type: ignore[assignment]
    for raw in bundle.rows.get("codebooks", []):
        for record in codebook(raw):
            if g.file.find(record.id) is None and getattr(record, "slug", "") not in g.codes:
                g.add(record)
                if record.table == "code":
                    g.codes[record.slug] = record  # type: ignore[attr-defined, assignment]


def sessions(g: Gathering, rows: list[Row]) -> None:
    """The sessions as planned."""
    for row in rows:
        fields = {n: str(row[n]) for n in ("date", "state", "setting", "note") if row.get(n)}
        here = g.sessions.get(int(row["number"]))
        if here is None:
            session = g.session(int(row["number"]), **fields)
            g.where[session.id] = (row.get("file", ""), row.get("where", ""))
        elif (after := here.but(**{n: v for n, v in fields.items() if getattr(here, n) in ("", "held")})) != here:
            g.sessions[here.number] = after
            g.revisions.append(Change(here, after))


def observations(g: Gathering, rows: dict[str, list[Row]]) -> None:
    """What was coded, marked, seen, written and allowed, in the order in which one needs the other."""
    makers = (("annotations", _annotation), ("episodes", _episode), ("contributions", _contribution),
              ("perspectives", _perspective), ("stages", _stage), ("memos", _memo), ("links", _link), ("consent", _consent))
    for table, make in makers:
        for row in rows.get(table, []):
            try:
                g.add(make(g, row), row.get("file", ""), row.get("where", ""))
            except Refused as error:
                raise Unreadable(row.get("file", table), str(error), where=row.get("where", "")) from None
            except (KeyError, ValueError) as error:
                raise Unreadable(row.get("file", table), f"{error} is missing or not a number.", where=row.get("where", "")) from None


def _passage(g: Gathering, row: Row) -> Passage:
    """The words a row means: its quote, which must stand once in the turn, or the whole turn."""
    session, number = int(row["session"]), int(row["turn"])
    turn, words = g.turn(session, number, row.get("file", ""), row.get("where", ""))
    quote = row.get("quote") or ""  # as it was marked; `now` where the words were corrected since
    start = int(row["start"]) if row.get("start") not in (None, "") else None
    if quote and start is None:
        found = words.count(quote)
        if found != 1:
            raise Refused(f"session {session}, turn {number}: “{quote[:60]}” "
                          + ("does not stand there." if not found else f"stands there {found} times; add a column start."))
        start = words.index(quote)
    start = start or 0
    end = int(row["end"]) if row.get("end") not in (None, "") else start + len(quote) if quote else len(words)
    if row.get("loose") in ("yes", "true", True):
        return Passage(turn=turn.id, start=start, end=end, quote=quote, before=row.get("before", ""), after=row.get("after", ""),
                       loose=True)
    cut = Passage.cut(turn.id, turn.text, words, start, end)
    stands = row.get("now") or quote or cut.quote
    if cut.quote != stands:
        raise Refused(f"session {session}, turn {number}: “{stands[:60]}” does not stand at {start}.")
    return cut.but(quote=quote or cut.quote)


def _id(g: Gathering, row: Row, prefix: str, within: str = "") -> str:
    """A new id; what the row was called elsewhere is remembered, so that memos and links still find it."""
    id = mint(prefix, within=within)
    if row.get("id"):
        g.names[row["id"]] = id
    return id


def _code(g: Gathering, slug: str) -> Any:
    if slug not in g.codes:
        near = ", ".join(sorted(c for c in g.codes if c.split(".")[0] == slug.split(".")[0])[:8]) or ", ".join(sorted(g.codes)[:8])
        raise Refused(f"there is no code {slug!r}. Near it: {near}.")
    return g.codes[slug]


def _annotation(g: Gathering, row: Row) -> Annotation:
    passage, code = _passage(g, row), _code(g, row["code"])
    coder = row.get("coder") or g.actor
    g.person(coder, role="analyst")
    return Annotation(id=_id(g, row, "ann", session_of(passage.turn)), case=g.case, passage=passage, code=code.id, coder=coder,
                      certainty=row.get("certainty") or "certain", note=row.get("note") or "",
                      definition=int(row.get("definition") or code.version))


def _anchor(g: Gathering, row: Row) -> Anchor:
    place = (row.get("file", ""), row.get("where", ""))
    session = int(row["session"])
    if session not in g.sessions:
        raise Refused(f"there is no session {session}.")
    end_session = int(row["end_session"]) if row.get("end_session") else session
    if end_session not in g.sessions:
        raise Refused(f"there is no session {end_session}.")
    turn = g.turn(session, int(row["turn"]), *place)[0].id if row.get("turn") else ""
    end = g.turn(end_session, int(row["end_turn"]), *place)[0].id if row.get("end_turn") else ""
    return Anchor(session=g.sessions[session].id, turn=turn, end_session=g.sessions[end_session].id,
                  end_turn=end or (turn if end_session == session else ""))


def _listed(value: Any) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(str(v) for v in value)
    return tuple(part.strip() for part in str(value or "").split(";") if part.strip())


def _episode(g: Gathering, row: Row) -> Episode:
    key = row.get("key") or ""
    episode = Episode(id=_id(g, row, "epi"), case=g.case, key=key, kind=row.get("kind") or "rupture", type=row.get("type") or "",
                      subform=row.get("subform") or "", label=row.get("label") or "", anchor=_anchor(g, row),
                      definition=row.get("definition") or "", components=_listed(row.get("components")), note=row.get("note") or "")
    g.episodes[key or episode.label] = episode
    return episode


def _of(g: Gathering, row: Row) -> str:
    name = row["episode"]
    if name not in g.episodes:
        raise Refused(f"there is no episode {name!r}. Known: {', '.join(sorted(g.episodes)) or 'none'}.")
    return g.episodes[name].id


def _contribution(g: Gathering, row: Row) -> Contribution:
    passage = _passage(g, row) if row.get("turn") else None
    return Contribution(id=_id(g, row, "con"), case=g.case, episode=_of(g, row), by=g.person(row["by"]).key, passage=passage,
                        reason_absent=row.get("reason_absent") or "", awareness=row.get("awareness") or "not-assessed",
                        note=row.get("note") or "")


def _perspective(g: Gathering, row: Row) -> Perspective:
    intensity = row.get("intensity")
    return Perspective(id=_id(g, row, "per"), case=g.case, episode=_of(g, row), by=g.person(row["by"]).key,
                       intensity=float(intensity) if intensity not in (None, "") else None, words=row.get("words") or "",
                       source=row.get("source") or "")


def _stage(g: Gathering, row: Row) -> Stage:
    return Stage(id=_id(g, row, "sta"), case=g.case, episode=_of(g, row), stage=row["stage"], anchor=_anchor(g, row),
                 note=row.get("note") or "")


def _memo(g: Gathering, row: Row) -> Memo:
    by = row.get("by") or g.actor
    g.person(by, role="analyst")
    slots = row.get("slots") or {}
    excerpts = tuple(_passage(g, {**row, **excerpt}) for excerpt in row.get("excerpts") or ())
    about = tuple(ref(g, name, row) for name in _listed(row.get("about")))
    return Memo(id=_id(g, row, "mem"), case=g.case, title=row.get("title") or "", kind=row.get("kind") or "case", by=by,
                written=str(row.get("written") or ""), text=row.get("text") or row.get("body") or "",
                about=about or (() if excerpts else (g.case,)), excerpts=excerpts, form=row.get("form") or "",
                slots=tuple((str(k), str(v)) for k, v in slots.items()))


def _link(g: Gathering, row: Row) -> Link:
    return Link(id=_id(g, row, "lnk"), case=g.case, source=ref(g, row["source"], row), type=row["type"],
                target=ref(g, row["target"], row), note=row.get("note") or "")


def _consent(g: Gathering, row: Row) -> Consent:
    return Consent(id=_id(g, row, "cns"), case=g.case, about=ref(g, row["about"], row), by=g.person(row["by"]).key,
                   purposes=_listed(row.get("purposes")), granted=str(row.get("granted") or ""),
                   until=str(row.get("until") or ""), withdrawn=str(row.get("withdrawn") or ""), note=row.get("note") or "")


def ref(g: Gathering, name: str, row: Row) -> str:
    """The id behind a name such as `session:14`, `turn:14:37`, `episode:the-long-yes`, `participant:patient`."""
    kind, _, rest = str(name).partition(":")
    if name == "case":
        return g.case
    if kind == "session" and rest.isdigit() and int(rest) in g.sessions:
        return g.sessions[int(rest)].id
    if kind == "turn" and rest.count(":") == 1:
        session, turn = rest.split(":")
        return g.turn(int(session), int(turn), row.get("file", ""), row.get("where", ""))[0].id
    if kind == "participant" and rest in g.people:
        return g.people[rest].id
    if kind == "episode" and rest in g.episodes:
        return g.episodes[rest].id
    if kind == "code":
        return _code(g, rest).id
    if name in g.names:
        return g.names[name]
    if g.file.find(name):
        return name
    raise Refused(f"there is nothing called {name!r}.")
