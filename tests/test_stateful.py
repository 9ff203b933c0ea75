"""The centre of the suite: random work on a case. Whatever two people do, in whatever order,
the journal tells it all, the file is what the journal says, and everything can be taken back.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbench import open_study
from workbench.domain import CaseFile, Conflict, NotFound, Refused, Unreadable
from workbench.exchange import Bundle as Files
from workbench.exchange import DraftTranscript, DraftTurn
from workbench.study.bringing import gather
from workbench.wire import entry as as_json

from . import strategies as some

REFUSALS = (Refused, NotFound, Conflict, Unreadable)


def replayed(store, case: str) -> CaseFile:
    """The file that the feed gives from zero."""
    file = CaseFile(case=case, texts=store.file(case).texts)
    for entry in store.since(0, case):
        file = file.apply([c for c in entry.changes if c.record.case in ("", case)], entry.id)
    return file


class Work(RuleBasedStateMachine):
    episodes = Bundle("episodes")

    @initialize()
    def start(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.study"
        self.studies = {"mira": open_study(self.path, actor="mira", create=True)}
        self.studies["jon"] = open_study(self.path, actor="jon")
        self.studies["mira"].new_case("kessler", measures=["wai_sr"])
        self.next_session = 1

    def case(self, who="mira"):
        return self.studies[who].case("kessler")

    def attempt(self, act, who="mira"):
        """Do something that may be refused; a refusal changes nothing."""
        before = self.studies[who].store.newest()
        try:
            return act(self.case(who))
        except REFUSALS as error:
            assert str(error).strip()
            assert self.studies[who].store.newest() == before
            return None

    people = st.sampled_from(["mira", "jon"])
    pick = st.integers(0, 10_000)

    def some_turn(self, n):
        turns = self.case().turns
        return None if turns.empty else turns.iloc[n % len(turns)]

    @rule(turns=some.transcripts, who=people)
    def ingest(self, turns, who):
        drafts = [DraftTurn(speaker=by, text=text, where=f"line {n}") for n, (by, text) in enumerate(turns, 1)]
        files = Files(transcripts=[DraftTranscript(file=f"session-{self.next_session}.txt", turns=drafts, session=self.next_session)])
        self.next_session += 1

        def act(case):
            return gather(case.file, case.id, files, actor=who, folder=None).put(case.do, files)
        self.attempt(act, who)

    @rule(n=pick, a=pick, b=pick, code=some.codes, who=people)
    def annotate(self, n, a, b, code, who):
        turn = self.some_turn(n)
        if turn is not None:
            start, end = sorted((a % (len(turn.text) + 1), b % (len(turn.text) + 1)))
            self.attempt(lambda c: c.annotate(code=code, session=turn.session, turn=turn.turn, start=start, end=end), who)

    @rule(target=episodes, n=pick, m=pick, kind=st.sampled_from(["withdrawal", "confrontation", "mixed"]), label=some.labels,
          who=people)
    def mark(self, n, m, kind, label, who):
        turn, other = self.some_turn(n), self.some_turn(m)
        if turn is None:
            return None
        last = other.turn if other.session == turn.session else turn.turn
        return self.attempt(lambda c: c.mark(type=kind, session=turn.session, turns=(turn.turn, last), label=label), who)

    @rule(episode=episodes, by=some.speakers, intensity=some.intensities, who=people)
    def see(self, episode, by, intensity, who):
        if episode:
            self.attempt(lambda c: c.see(episode, by=by, intensity=intensity, note="so"), who)

    @rule(episode=episodes, by=some.speakers, n=pick, who=people)
    def contribute(self, episode, by, n, who):
        turn = self.some_turn(n)
        if episode and turn is not None:
            self.attempt(lambda c: c.contribute(episode, by=by, session=turn.session, turns=turn.turn), who)

    @rule(n=pick, text=some.speech, who=people)
    def write_memo(self, n, text, who):
        turn = self.some_turn(n)
        about = None if turn is None else f"turn:{turn.session}:{turn.turn}"
        self.attempt(lambda c: c.write_memo(text, about=about, title="On this"), who)

    @rule(session=st.integers(1, 4), value=st.floats(0, 6), by=some.speakers, who=people)
    def rate(self, session, value, by, who):
        self.attempt(lambda c: c.rate(session=session, measure="wai_sr", by=by, value=value), who)

    @rule(n=pick, words=some.speech, who=people)
    def correct(self, n, words, who):
        turn = self.some_turn(n)
        if turn is not None:
            self.attempt(lambda c: c.correct(turn.session, turn.turn, words), who)

    @rule(n=pick, at=pick, who=people)
    def split(self, n, at, who):
        turn = self.some_turn(n)
        if turn is not None:
            self.attempt(lambda c: c.split(turn.session, turn.turn, at=at % (len(turn.text) + 1)), who)

    @rule(n=pick, who=people)
    def merge(self, n, who):
        turn = self.some_turn(n)
        if turn is not None:
            self.attempt(lambda c: c.merge(turn.session, turn.turn), who)

    @rule(n=pick, m=pick, who=people)
    def move(self, n, m, who):
        turn, other = self.some_turn(n), self.some_turn(m)
        if turn is not None:
            self.attempt(lambda c: c.move(turn.session, turn.turn, after=other.turn), who)

    @rule(n=pick, words=some.speech, who=people)
    def insert(self, n, words, who):
        turn = self.some_turn(n)
        if turn is not None:
            self.attempt(lambda c: c.insert(turn.session, words, after=turn.turn, by="patient"), who)

    @rule(n=pick, keep=st.booleans(), who=people)
    def drop(self, n, keep, who):
        turn = self.some_turn(n)
        if turn is not None:
            neighbour = turn.turn - 1 if turn.turn > 1 else turn.turn + 1
            self.attempt(lambda c: c.drop(turn.session, turn.turn, keep_as_loose=neighbour if keep else None), who)

    @rule(n=pick, noun=st.sampled_from(["annotations", "episodes", "memos", "perspectives", "ratings"]), who=people)
    def withdraw(self, n, noun, who):
        rows = getattr(self.case(), noun)
        if len(rows):
            self.attempt(lambda c: c.withdraw(rows.iloc[n % len(rows)]["id"]), who)

    @rule(n=pick, who=people)
    def revise(self, n, who):
        rows = self.case().memos
        if len(rows):
            self.attempt(lambda c: c.revise(rows.iloc[n % len(rows)]["id"], title=f"Title {n}"), who)

    @rule(who=people)
    def undo(self, who):
        self.attempt(lambda c: c.undo(), who)

    @rule(who=people)
    def redo(self, who):
        self.attempt(lambda c: c.redo(), who)

    @rule(n=pick, who=people)
    def together(self, n, who):
        turn = self.some_turn(n)
        if turn is None:
            return

        def act(case):
            with self.studies[who].together("a pass"):
                case.annotate(code="faith.hope", session=turn.session, turn=turn.turn)
                case.write_memo("In one go.", about=f"session:{turn.session}")
        self.attempt(act, who)

    @rule(who=people)
    def open_again(self, who):
        self.studies[who].close()
        self.studies[who] = open_study(self.path, actor=who)

    @precondition(lambda self: hasattr(self, "studies"))
    @invariant()
    def everybody_sees_the_same(self):
        files = [s.case("kessler").file for s in self.studies.values()]
        assert files[0].content() == files[1].content()

    def teardown(self):
        if not hasattr(self, "studies"):
            return
        case, store = self.case(), self.studies["mira"].store
        here, loaded = case.file, store.file(case.id)
        assert here.content() == loaded.content() == replayed(store, case.id).content()
        assert here.summaries == loaded.summaries
        loaded.check()
        assert self.studies["jon"].verify() == []
        for entry in store.since(0):
            as_json(entry)
        self.take_everything_back(store)
        for study in self.studies.values():
            study.close()
        self.folder.cleanup()

    def take_everything_back(self, store):
        """Undoing every undoable entry, newest first whoever made it, leaves the case as it was opened."""
        case = self.case()
        progress = True
        while progress:
            progress = False
            open_entries = {who: store.undoable(case.id, who) for who in self.studies}
            for who in sorted(self.studies, key=lambda w: -(open_entries[w].id if open_entries[w] else 0)):
                if open_entries[who]:
                    try:
                        self.case(who).undo()
                        progress = True
                        break
                    except Refused:
                        continue
        left = {t: r for t, r in case.file.content().items() if t not in ("case", "participant", "measure", "codebook", "code")}
        assert left == {}


Work.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestWork = Work.TestCase
