"""Hypothesis strategies for what people say and mark, shared by all tests."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = ("I", "don't", "know", "it's", "fine", "really", "the", "sheet", "café", "Z\u0351algo", "👨‍👩‍👧", "no", "no",
         "mm", "[pause 4 s]", "(softly)", "well", "שלום", "x<y>&z", "=SUM(1)", "tired")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=40).filter(str.strip)
speech = st.one_of(words, texts)
speakers = st.sampled_from(["patient", "therapist"])
transcripts = st.lists(st.tuples(speakers, speech), min_size=1, max_size=8)
labels = st.sampled_from(["The hour", "A yes", "Fine", "=1+1", "Ünïcode 😀"])
codes = st.sampled_from(["withdrawal.denial", "withdrawal.deferential", "confrontation.complaint-therapist", "faith.hope"])
intensities = st.one_of(st.none(), st.integers(0, 5).map(float))
