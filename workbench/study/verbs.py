"""Verbs: what one does with a case. Each is one entry of the journal, and each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from workbench.domain import (Annotation, CaseFile, Code, Consent, Contribution, Entry, Episode, LifeEvent, Link, Memo, Passage,
                              Perspective, Rating, Refused, Session, Stage)
from workbench.domain.commands import (AddSession, Annotate, Command, Connect, Contribute, Equip, GiveConsent, Mark, Rate,
                                       RecordLifeEvent, Revise, See, TagStage, Withdraw, WriteMemo)
from workbench.domain.ids import mint, session_of

from . import places

if TYPE_CHECKING:
    from .study import Study


class Verbs:
    """Everything that writes; `reason` says why, and stands in the journal."""

    study: Study
    id: str
    file: CaseFile

    def do(self, command: Command, *, reason: str = "") -> Entry:
        """Hand any command to the study; the verbs below are shorter ways of saying this."""
        return self.study.do(command, reason=reason)

    # coding

    def annotate(self, rows: pd.DataFrame | None = None, *, code: str, session: int | None = None, turn: int | None = None,
                 quote: str = "", start: int | None = None, end: int | None = None, certainty: str = "certain",
                 note: str = "", coder: str = "", reason: str = "") -> Entry:
        """Put a code on passages: rows of `find`, or words of one turn."""
        file = self.file
        if rows is not None:
            found = places.passages(file, rows)
        elif session is None or turn is None:
            raise Refused("Say what to code: rows of case.find(…), or session= and turn=.")
        else:
            found = [places.passage(file, session=session, turn=turn, quote=quote, start=start, end=end)]
        if not found:
            raise Refused("There is nothing in these rows to code.")
        chosen, coder = file.code(code), coder or self.study.actor
        records = tuple(Annotation(id=mint("ann", within=session_of(p.turn)), case=self.id, passage=p, code=chosen.id,
                                   coder=coder, certainty=certainty, note=note) for p in found)
        return self.do(Annotate(case=self.id, records=records), reason=reason)

    def add_code(self, code: str, *, name: str = "", definition: str = "", include: str = "", exclude: str = "",
                 codebook: str = "", reason: str = "") -> str:
        """Put a new code into a codebook (the first of the case unless named), at the disposal of every case."""
        file = self.file
        books = {b.slug: b for b in file.all("codebook")}
        chosen = codebook or next(iter(file.get(self.id).codebooks), "") or next(iter(books), "")
        if chosen not in books:
            raise Refused(f"There is no codebook {chosen!r}. Known: {', '.join(sorted(books)) or 'none'}.")
        order = max((c.order for c in file.all("code") if c.codebook == books[chosen].id), default=0) + 1
        record = Code(id=mint("cod"), codebook=books[chosen].id, slug=code, name=name, definition=definition, include=include,
                      exclude=exclude, order=order)
        self.do(Equip(records=(record,)), reason=reason)
        return record.id

    # episodes

    def mark(self, kind: str = "rupture", *, session: int, turns: places.Turns = None, end_session: int | None = None,
             end_turn: int | None = None, type: str = "", subform: str = "", label: str = "", definition: str = "",
             components: tuple[str, ...] = (), note: str = "", reason: str = "") -> str:
        """Mark an episode; gives back its id, for `see`, `contribute` and `write_memo`."""
        where = places.anchor(self.file, session=session, turns=turns, end_session=end_session, end_turn=end_turn)
        episode = Episode(id=mint("epi"), case=self.id, kind=kind, type=type, subform=subform, label=label, anchor=where,
                          definition=definition, components=tuple(components), note=note)
        self.do(Mark(case=self.id, records=(episode,)), reason=reason)
        return episode.id

    def see(self, episode: str, *, by: str, intensity: float | None = None, note: str = "", source: str = "",
            reason: str = "") -> str:
        """Record how one participant saw an episode: 0 asked and none reported, 1–5; None was not asked."""
        record = Perspective(id=mint("per"), case=self.id, episode=self.ref(episode, "episode"), by=by,
                             intensity=intensity, words=note, source=source)
        self.do(See(case=self.id, records=(record,)), reason=reason)
        return record.id

    def contribute(self, episode: str, *, by: str, session: int | None = None, turns: places.Turns = None, quote: str = "",
                   reason_absent: str = "", awareness: str = "not-assessed", note: str = "", reason: str = "") -> Entry:
        """Describe what one side brought to an episode, with its words or the reason why there are none."""
        file, id = self.file, self.ref(episode, "episode")
        both = places.pair(turns)
        found: list[Passage | None] = [None]
        if both:
            number = session if session is not None else file.get(file.get(id).anchor.session).number
            found = [places.passage(file, session=number, turn=t, quote=quote) for t in range(both[0], both[1] + 1)]
        records = tuple(Contribution(id=mint("con"), case=self.id, episode=id, by=by, passage=p, awareness=awareness,
                                     reason_absent=reason_absent, note=note) for p in found)
        return self.do(Contribute(case=self.id, records=records), reason=reason)

    def tag_stage(self, episode: str, stage: str, *, session: int, turns: places.Turns = None, note: str = "",
                  reason: str = "") -> str:
        """Tag a stage of resolution in an episode (W1–W4, C1–C6); the order is shown, never enforced."""
        record = Stage(id=mint("sta"), case=self.id, episode=self.ref(episode, "episode"), stage=stage, note=note,
                       anchor=places.anchor(self.file, session=session, turns=turns))
        self.do(TagStage(case=self.id, records=(record,)), reason=reason)
        return record.id

    # writing

    def write_memo(self, text: str, *, about: Any = None, title: str = "", kind: str = "case", written: str = "",
                   form: str = "", slots: dict[str, str] | None = None, by: str = "", reason: str = "") -> str:
        """Write a memo about anything: an id, rows of `find`, `session:14`, `turn:14:37`, or a list of them."""
        refs, excerpts = places.about(self.file, self.id, about)
        memo = Memo(id=mint("mem"), case=self.id, title=title, kind=kind, by=by or self.study.actor, written=written,
                    text=text, about=refs, excerpts=excerpts, form=form, slots=tuple((slots or {}).items()))
        self.do(WriteMemo(case=self.id, records=(memo,)), reason=reason)
        return memo.id

    def link(self, source: str, type: str, target: str, *, note: str = "", reason: str = "") -> str:
        """Draw a typed edge between two records: supports, contradicts, consequence-of, same-configuration."""
        record = Link(id=mint("lnk"), case=self.id, source=self.ref(source), type=type, target=self.ref(target), note=note)
        self.do(Connect(case=self.id, records=(record,)), reason=reason)
        return record.id

    # measuring and dating

    def rate(self, rows: pd.DataFrame | None = None, *, reason: str = "", **one: Any) -> Entry:
        """Record ratings: rows with session, measure, by, value (scale, timing, state where needed), or one by name."""
        table = rows if rows is not None else pd.DataFrame([one])
        records = tuple(self._rating(row) for row in table.to_dict("records"))
        return self.do(Rate(case=self.id, records=records), reason=reason)

    def _rating(self, row: dict[str, Any]) -> Rating:
        file = self.file
        for needed in ("measure", "by"):
            if not row.get(needed):
                raise Refused(f"A rating needs {needed}; these rows have {', '.join(map(str, row))}.")
        measure = file.measure(row["measure"])
        value = row.get("value")
        missing = value is None or pd.isna(value)
        session = row.get("session")
        return Rating(id=mint("rat"), case=self.id, measure=measure.id, scale=row.get("scale") or "total", by=row["by"],
                      session="" if session is None or pd.isna(session) else file.session(int(session)).id,
                      date=row.get("date") or "", timing=row.get("timing") or measure.timing,
                      value=None if missing else float(value),
                      state=row.get("state") or ("missing" if missing else "answered"))

    def add_session(self, number: int, *, date: str = "", state: str = "held", setting: str = "", note: str = "",
                    reason: str = "") -> str:
        """Put a session on the row: also one that was cancelled or missed, which keeps its number."""
        record = Session(id=mint("ses"), case=self.id, number=number, date=date, state=state, setting=setting, note=note)
        self.do(AddSession(case=self.id, records=(record,)), reason=reason)
        return record.id

    def record_life_event(self, date: str, title: str, *, note: str = "", reason: str = "") -> str:
        """Record something outside therapy, with its date (2024-03-09 or W07)."""
        record = LifeEvent(id=mint("lif"), case=self.id, date=date, title=title, note=note)
        self.do(RecordLifeEvent(case=self.id, records=(record,)), reason=reason)
        return record.id

    def give_consent(self, purposes: list[str], *, by: str, about: str = "case", granted: str = "", until: str = "",
                     withdrawn: str = "", note: str = "", reason: str = "") -> str:
        """Record what a person allows with the case or a part of it; nothing recorded means treatment only."""
        record = Consent(id=mint("cns"), case=self.id, about=self.ref(about), by=by, purposes=tuple(purposes),
                         granted=granted, until=until, withdrawn=withdrawn, note=note)
        self.do(GiveConsent(case=self.id, records=(record,)), reason=reason)
        return record.id

    # changing and taking back

    def revise(self, ref: str, *, seen: int | None = None, reason: str = "", **fields: Any) -> Entry:
        """Change fields of a record; with `seen`, refused if somebody changed them after that entry."""
        return self.do(Revise(case=self.id, ref=self.ref(ref), fields=fields, seen=seen), reason=reason)

    def withdraw(self, ref: str, *, seen: int | None = None, reason: str = "") -> Entry:
        """Take a record off the case; the journal keeps it."""
        return self.do(Withdraw(case=self.id, ref=self.ref(ref), seen=seen), reason=reason)

    def undo(self, entry: int | None = None) -> Entry:
        """Take back your newest entry in this case, or an older one on which nothing depends."""
        return self.study.undo(self.id, entry)

    def redo(self) -> Entry:
        """Do again what you last took back."""
        return self.study.redo(self.id)

    def ref(self, name: str, kind: str = "") -> str:
        """The id behind an id or a name such as `session:14`, `turn:14:37` or `episode:the-long-yes`."""
        file = self.file
        if kind and ":" not in name and file.find(name) is None:
            name = f"{kind}:{name}"
        return places.ref(file, self.id, name)
