"""PNG pictures without waste: the drawing engine writes them fast, not small; here the same pixels take a quarter."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

START = b"\x89PNG\r\n\x1a\n"
RGBA, RGB, LEFT, PLAIN = 6, 2, 1, 0


def packed(picture: bytes) -> bytes:
    """The same picture, smaller; one that is not opaque or is written in another way comes back as it is."""
    parts = list(_chunks(picture))
    wide, high, depth, kind = struct.unpack(">IIBB", parts[0][1][:10])
    if (depth, kind) != (8, RGBA):
        return picture
    rows = np.frombuffer(zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT")), np.uint8)
    rows = rows.reshape(high, 1 + wide * 4)
    if not (rows[:, 0] == LEFT).all():
        return picture
    pixels = np.cumsum(rows[:, 1:].reshape(high, wide, 4), axis=1, dtype=np.uint8)
    if (pixels[..., 3] != 255).any():
        return picture
    plain = np.full((high, 1 + wide * 3), PLAIN, np.uint8)
    plain[:, 1:] = pixels[..., :3].reshape(high, wide * 3)
    header = struct.pack(">IIBB", wide, high, depth, RGB) + parts[0][1][10:]
    kept = [(name, body) for name, body in parts[1:] if name not in (b"IDAT", b"IEND")]
    written = [(b"IHDR", header), *kept, (b"IDAT", zlib.compress(plain.tobytes(), 6)), (b"IEND", b"")]
    return START + b"".join(_chunk(name, body) for name, body in written)


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(START)
    while at < len(picture):
        size = struct.unpack(">I", picture[at:at + 4])[0]
        yield picture[at + 4:at + 8], picture[at + 8:at + 8 + size]
        at += 12 + size


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
