"""Several programs at one study: nobody's entry is lost, and everybody hears of every entry."""

import subprocess
import sys
import textwrap
import threading
import time

from tests.store.made import CASE, fill
from workbench.store import Store

WRITER = """
    import sys
    from tests.store.made import *
    from workbench.store import Store
    location, name, often = sys.argv[1], sys.argv[2], int(sys.argv[3])
    store = Store.open(location)
    for n in range(often):
        changes = [Change(None, annotation(k, LINES[k], 0, 1, id=f"ann_a1_{name}{n:04d}{k}")) for k in (0, 3)]
        with store.writing() as writing:
            writing.file(CASE).apply(changes)
            writing.write(changes, actor=name, host="test", case=CASE, command="Annotate", request=f"{name}-{n}")
    store.close()
"""


def start(location, name, often):
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(WRITER), str(location), name, str(often)])


def test_two_programs_write_and_a_third_follows(location):
    store, heard, done = Store.open(location), [], threading.Event()
    fill(store)

    def follow():
        """As a view does: look at the stamp, and take what is new."""
        stamp, last = None, store.newest()
        while True:
            finished = done.is_set()
            if (now := store.stamp()) != stamp:
                stamp = now
                new = store.since(last, CASE)
                heard.extend(new)
                last = new[-1].id if new else last
            if finished:
                return
            time.sleep(0.01)

    follower = threading.Thread(target=follow)
    follower.start()
    writers = [start(location, name, 25) for name in ("mira", "jon")]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    done.set()
    follower.join()
    assert [e.id for e in heard] == list(range(3, 53))
    assert {e.actor: sum(len(x.changes) for x in heard if x.actor == e.actor) for e in heard} == {"mira": 50, "jon": 50}
    assert len(list(store.file(CASE).all("annotation"))) == 102 and store.verify() == []
    store.close()


def test_a_backup_made_while_others_write_is_sound(location):
    store = Store.open(location)
    fill(store)
    writer = start(location, "mira", 30)
    copies = []
    while writer.poll() is None:
        copies.append(store.backup())
    assert writer.wait() == 0
    store.close()
    for copy in copies:
        study = Store.open(copy)
        assert study.verify() == [] and study.newest() >= 2
        study.close()


def test_a_second_writer_waits_its_turn(location):
    first, second = Store.open(location), Store.open(location)
    fill(first)
    order = []

    def write_second():
        with second.writing():
            order.append("second")

    with first.writing():
        waiting = threading.Thread(target=write_second)
        waiting.start()
        time.sleep(0.3)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    first.close(), second.close()
