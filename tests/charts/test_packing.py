"""Pictures are packed without changing a pixel, or left alone."""

import struct
import zlib

import numpy as np
import pytest
import vl_convert

from tests.charts import made
from workbench import charts
from workbench.charts.packing import START, _chunk, _chunks, packed
from workbench.charts.render import VERSION


def pixels(picture):
    """Red, green and blue of every pixel, for the two ways of writing that occur here."""
    parts = list(_chunks(picture))
    wide, high, _, kind = struct.unpack(">IIBB", parts[0][1][:10])
    channels = {6: 4, 2: 3}[kind]
    rows = np.frombuffer(zlib.decompress(b"".join(b for n, b in parts if n == b"IDAT")), np.uint8).reshape(high, -1)
    assert len(set(rows[:, 0])) == 1
    body = rows[:, 1:].reshape(high, wide, channels)
    return (np.cumsum(body, axis=1, dtype=np.uint8) if rows[0, 0] == 1 else body)[..., :3]


@pytest.fixture(scope="module")
def drawn():
    spec = charts.timeline(made.timeline(24)).to_dict()
    return vl_convert.vegalite_to_png(spec, vl_version=VERSION, scale=2, allowed_base_urls=[])


def test_the_same_pixels_take_much_less_room(drawn):
    small = packed(drawn)
    assert len(small) < len(drawn) / 2
    assert (pixels(small) == pixels(drawn)).all()
    assert [name for name, _ in _chunks(small)] == [b"IHDR", b"pHYs", b"IDAT", b"IEND"]


def test_every_part_carries_its_checksum(drawn):
    small = packed(drawn)
    assert small == START + b"".join(_chunk(name, body) for name, body in _chunks(small))


def test_what_is_packed_or_see_through_is_left_alone(drawn):
    assert packed(packed(drawn)) == packed(drawn)
    spec = {"background": None, "data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a"}}}
    clear = vl_convert.vegalite_to_png(spec, vl_version=VERSION, allowed_base_urls=[])
    assert packed(clear) == clear
