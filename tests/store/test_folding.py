"""Folding levels case, width, punctuation and invisible marks, and every place leads back to the original."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain import Refused
from workbench.store.folding import Phrase, fold, places

WORDS = st.text(st.one_of(st.sampled_from("abcABC éÉßẞﬁ…’'-–—12½①ﾊﾞ가각하힣\u1100\u1161\u0301\u0308\u200b\u00ad\u202eİıςΣ我🙂👩‍👧‍👦ـ\u064b"),
                          st.characters(blacklist_categories=["Cs"])), max_size=40)


@given(WORDS)
@example("\u0301\u0301")
@example("ﾊﾞ\u0301ß")
def test_every_place_leads_back(words):
    folded, even = fold(words)
    back = places(words)
    assert len(back) == len(folded)
    assert all(0 <= start < end <= len(words) for start, end in back)
    assert back == sorted(back)
    if even:
        assert back == [(n, n + 1) for n in range(len(words))]


@given(WORDS)
def test_folding_is_idempotent_and_ignores_how_characters_are_composed(words):
    folded, _ = fold(words)
    assert fold(folded)[0].split() == folded.split()
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, words))[0].split() == folded.split()


@given(WORDS)
def test_a_folded_copy_holds_words_and_spaces_only(words):
    assert all(c == " " or c.isalnum() or unicodedata.category(c)[0] == "M" for c in fold(words)[0])


@pytest.mark.parametrize(("words", "folded"), [
    ("It DOESN'T matter!", "it doesn t matter"), ("doesn’t", "doesn t"), ("of\u00adfice\u200bhour", "officehour"),
    ("Straße", "strasse"), ("ﬁne", "fine"), ("ＡＢＣ", "abc"), ("e\u0301te\u0301", "été"), ("\u202eabc\u202c", "abc"),
    ("snake_case", "snake case"), ("½", "1 2"), ("👩‍👧‍👦", ""), ("“Well—no”", "well no")])
def test_what_becomes_of(words, folded):
    assert " ".join(fold(words)[0].split()) == folded


@pytest.mark.parametrize("phrase", ["", "   ", "…", "*", "'\"", "\u200b", "🙂"])
def test_a_phrase_without_a_word_is_refused(phrase):
    with pytest.raises(Refused, match="There is no word in"):
        Phrase.of(phrase)
