"""The text inside WebVTT cues: who speaks (`<v Name>`), and the words without timing and style marks."""

from __future__ import annotations

import html
import re

# A tag of the format itself. Anything else in angle brackets is somebody's words and stays.
TAG = re.compile(
    r"<(?:(?P<clock>\d[\d:.,]*)|/?(?:c|b|i|u|ruby|rt|lang)(?:[.\s][^<>]*)?|(?P<end>/v)\s*"
    r"|v(?:\.[^\s<>]*)?(?:\s+(?P<voice>[^<>]*))?)>"
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def voices(payload: str) -> list[tuple[str, str]]:
    """The stretches of one cue as (speaker, words); the speaker is empty where the cue names none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    last = 0
    for tag in TAG.finditer(payload):
        found[-1][1].append(payload[last : tag.start()])
        last = tag.end()
        if tag["voice"] is not None:
            found.append((decoded(tag["voice"]).strip(), []))
        elif tag["end"]:
            found.append(("", []))
    found[-1][1].append(payload[last:])
    parts = [(speaker, decoded("".join(texts)).strip(" \t\n")) for speaker, texts in found]
    return [(speaker, text) for speaker, text in parts if text]


def decoded(text: str) -> str:
    """`&amp;` and its like as the character they stand for; a bare ampersand stays."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
