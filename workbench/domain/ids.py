"""Ids: prefixed and legible, minted where the intent is formed, so that a repeated request is recognised.

What belongs to a session carries the session's token: `trn_3f9c1e2a_0041` is a turn of `ses_3f9c1e2a`.
"""

from __future__ import annotations

import secrets


def mint(prefix: str, *, within: str = "") -> str:
    """A new id; `within` is the session it belongs to."""
    if within:
        return f"{prefix}_{token(within)}_{secrets.token_hex(4)}"
    return f"{prefix}_{secrets.token_hex(4 if prefix == 'ses' else 5)}"


def token(session: str) -> str:
    """The part of a session's id that its turns and annotations carry."""
    return session.split("_", 1)[1]


def session_of(id: str) -> str:
    """The session to which a turn, a text version or an annotation belongs, read off its id."""
    return "ses_" + id.split("_", 2)[1]


def prefix_of(id: str) -> str:
    """The prefix that tells what kind of record an id names."""
    return id.split("_", 1)[0]
