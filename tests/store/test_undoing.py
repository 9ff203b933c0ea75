"""What may be taken back next, and what may be put again."""

from tests.store.made import CASE, added, annotation, LINES, write
from workbench.domain import inverse


class Person:
    """Somebody who codes, undoes and redoes."""

    def __init__(self, store, actor="mira", case=CASE):
        self.store, self.actor, self.case = store, actor, case

    def acts(self, n):
        changes = added([annotation(0, LINES[0], n, n + 3)])
        return write(self.store, changes, actor=self.actor, case=self.case, command="Annotate").id

    def takes_back(self, entry):
        return write(self.store, inverse(entry.changes), actor=self.actor, case=self.case, command="Undo", undoes=entry.id).id

    @property
    def undoable(self):
        return getattr(self.store.undoable(self.case, self.actor), "id", None)

    @property
    def redoable(self):
        return getattr(self.store.redoable(self.case, self.actor), "id", None)

    def undoes(self):
        return self.takes_back(self.store.undoable(self.case, self.actor))

    def redoes(self):
        return self.takes_back(self.store.redoable(self.case, self.actor))


def test_undo_walks_back_and_redo_forward(filled):
    mira = Person(filled, "mira2")
    a, b, c = (mira.acts(n) for n in range(3))
    assert (mira.undoable, mira.redoable) == (c, None)
    c_back, b_back = mira.undoes(), mira.undoes()
    assert (mira.undoable, mira.redoable) == (a, b_back)
    mira.redoes()
    assert (mira.undoable, mira.redoable) == (b, c_back)
    mira.redoes()
    assert (mira.undoable, mira.redoable) == (c, None)
    for _ in range(3):
        mira.undoes()
    assert mira.undoable is None
    mira.redoes()
    assert mira.undoable == a


def test_something_new_ends_redoing(filled):
    mira = Person(filled, "mira2")
    mira.acts(0), mira.undoes()
    assert mira.redoable is not None
    new = mira.acts(1)
    assert (mira.undoable, mira.redoable) == (new, None)


def test_nobody_takes_back_anothers_act(filled):
    mira, jon = Person(filled, "mira2"), Person(filled, "jon")
    mine = mira.acts(0)
    theirs = jon.acts(1)
    assert (mira.undoable, jon.undoable) == (mine, theirs)
    mira.undoes()
    assert (mira.undoable, jon.undoable, jon.redoable) == (None, theirs, None)


def test_each_case_has_its_own_row_of_acts(filled):
    mira = Person(filled, "mira2")
    mira.acts(0)
    assert filled.undoable("", "mira2") is None and filled.undoable("cas_other", "mira2") is None
    assert filled.undoable("", "mira").id == 1


def test_more_acts_than_are_read_at_once(filled):
    mira = Person(filled, "mira2")
    first = write(filled, added([annotation(1, LINES[1], 1, 3)]), actor="mira2", command="Annotate").id
    for n in range(40):
        mira.acts(n % 20) if n % 2 == 0 else None
        mira.undoes() if n % 2 == 0 else None
    for _ in range(30):
        mira.acts(0), mira.undoes()
    assert mira.undoable == first
