"""Records put together quickly from rows are the same as those their constructor makes."""

from dataclasses import fields

import pytest

from tests.store.made import case_records, shared
from workbench.domain.codec import maker

RECORDS = {record.table: record for record in [*shared(), *case_records()]}


@pytest.mark.parametrize("table", RECORDS)
def test_quickly_made_is_the_same(table):
    record = RECORDS[table]
    names = [f.name for f in fields(record)]
    again = maker(type(record), names)([getattr(record, name) for name in names])
    assert again == record and hash(again.id) == hash(record.id) and type(again) is type(record)
    assert again.but(case="cas_other") == record.but(case="cas_other")


def test_fields_that_are_not_named_keep_their_defaults():
    turn = RECORDS["turn"]
    made = maker(type(turn), ("id", "session", "order"))(("trn_a1_0001", "ses_a1", 1.0))
    assert (made.version, made.by, made.start) == (1, "", None)
