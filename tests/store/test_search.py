"""Finding words: whole words in order, across punctuation, each place in code points of the stored text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made import CASE, LINES, added, annotation, case_records, fill, shared, turn, write
from workbench.domain import Change, Refused, Session
from workbench.store import CODED
from workbench.store.folding import Phrase, fold


def shown(store, phrase, **narrower):
    """What was found, as the words that stand there."""
    found = store.search(CASE, phrase, **narrower)
    file = store.file(CASE)
    return [file.words(hit.turn)[hit.start:hit.end] for hit in found.hits]


@pytest.mark.parametrize(("phrase", "found"), [
    ("doesn't matter", ["doesn’t matter", "doesn't MATTER"]), ("DOESN’T", ["doesn’t", "doesn't"]), ("matte", []),
    ("matt*", ["matter", "MATTER"]), ("it doesn't", ["It doesn’t", "It, doesn't"]), ("matter it", []),
    ("très bien", ["très » bien"]), ("tres", []), ("facade", []), ("FAÇADE", ["façade"]), ("知道", ["知道"]),
    ("知道，他", ["知道，他"]), ("知 道", ["知道"]), ("officehour", ["of\u00adfice\u200bhour"]), ("fine", ["ﬁne"]), ("strasse", ["Straße"]),
    ("here", ["here"]), ("you said", ["you said"]), ("tho* you", []), ("now*", ["now"]), ("OR", []), ("NEAR(a b)", []),
    ("said\" OR \"it", []), ("it doesn*", ["It doesn", "It, doesn"])])
def test_what_is_found(filled, phrase, found):
    assert shown(filled, phrase) == found


def test_hits_come_in_the_order_of_the_therapy(filled):
    write(filled, added([Session(id="ses_b0", case=CASE, number=0)]))
    write(filled, added(turn(2, "It matters, it does, it must.", "ses_b0")))
    write(filled, added([*turn(1, "Does it?", "ses_b0"), *turn(9, "So be it.")]))
    hits = filled.search(CASE, "it").hits
    assert [(h.turn, h.start) for h in hits] == [
        ("trn_b0_0001", 5), ("trn_b0_0002", 0), ("trn_b0_0002", 12), ("trn_b0_0002", 21), ("trn_a1_0001", 0), ("trn_a1_0004", 6),
        ("trn_a1_0009", 6)]
    narrow = filled.search(CASE, "it", session="ses_a1", limit=1)
    assert (narrow.count, len(narrow.hits)) == (3, 1)


def test_the_index_follows_every_change(filled):
    old, text = turn(0, LINES[0])
    corrected = text.but(id="txt_a1_9001", words="It never counted.")
    write(filled, [Change(None, corrected), Change(old, old.but(text=corrected.id, length=17, words=3, version=2))])
    assert (shown(filled, "you said"), shown(filled, "never counted")) == ([], ["never counted"])
    last = turn(5, LINES[5])[0]
    write(filled, [Change(last, None)])
    assert shown(filled, "strasse") == []
    write(filled, [Change(None, last)])
    assert shown(filled, "strasse") == ["Straße"]
    write(filled, [Change(last, last.but(order=-1.0, start=0.0))])
    assert filled.search(CASE, "here").hits[0].text == last.text
    assert filled.verify() == []


def test_other_cases_are_not_searched(filled):
    fill(filled, "cas_jo", "ses_b2")
    assert [h.turn for h in filled.search("cas_jo", "strasse").hits] == ["trn_b2_0005"]
    assert filled.search("cas_none", "strasse").count == 0


def test_a_phrase_needs_a_word(filled):
    with pytest.raises(Refused):
        filled.search(CASE, "…")


PIECES = st.sampled_from(["it", "It", "IT'S", "matter", "doesn’t", "…", "–", "naïve", "na\u0308ive", "3.5", "w07", "1e5", "0x1f", "3rd",
                          "a@b.org", "http://x.org/y", "it's-me", "Straße", "\u200b", "我不", "知道", "ไม่รู้", "हिन्दी", "한국어", "שלום", "שָׁלוֹם",
                          "سلام", "e\u0301te\u0301", "x\u030c", "²", "ﬁn", "_it_", "-5", "İstanbul", "ǅ", "👩‍👧", "а", "ё"])
TEXTS = st.lists(PIECES, min_size=1, max_size=7).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(TEXTS, min_size=1, max_size=8), phrases=st.lists(st.lists(PIECES, min_size=1, max_size=2).map(" ".join), min_size=3, max_size=6))
def test_the_index_finds_what_reading_through_finds(store, lines, phrases):
    if not store.newest():
        write(store, added([*shared(), *case_records()[:4]]))
    session = f"ses_{store.newest():06x}"
    pairs = [turn(n, words, session) for n, words in enumerate(lines)]
    write(store, added([Session(id=session, case=CASE, number=store.newest()), *(r for pair in pairs for r in pair)]))
    for phrase in phrases:
        if not fold(phrase)[0].split():
            continue
        pattern = Phrase.of(phrase).pattern()
        expected = sorted(t.id for t, text in pairs for _ in pattern.finditer(fold(text.words)[0]))
        found = store.search(CASE, phrase, session=session)
        assert sorted(h.turn for h in found.hits) == expected, phrase
        words = {t.id: text.words for t, text in pairs}
        for hit in found.hits:
            place = fold(words[hit.turn][hit.start:hit.end])[0].split()
            assert "".join(fold(phrase)[0].split()) in "".join(place)


def test_passages_of_codes_come_as_they_were_marked(filled):
    write(filled, added([annotation(0, LINES[0], 2, 9, code="cod_c").but(note="Here.")]), command="Annotate")
    found = filled.coded(CASE, ["cod_c"])
    expected = [a for a in filled.file(CASE).all("annotation") if a.code == "cod_c"]
    rows = {row[0]: dict(zip(CODED, row)) for row in found}
    for a in expected:
        p = a.passage
        assert rows[a.id] == {"id": a.id, "turn": p.turn, "start": p.start, "end": p.end, "quote": p.quote,
                              "before": p.before, "after": p.after, "code": a.code, "coder": a.coder}
    assert len(found) == 2 and len(filled.coded(CASE, ["cod_c", "cod_w"])) == 3
    assert filled.coded(CASE, []) == [] and filled.coded("cas_none", ["cod_w"]) == []
