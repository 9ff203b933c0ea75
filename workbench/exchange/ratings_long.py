"""Long rating tables: one value a row, with its session, measure, rater and timing; or one item a row."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.domain.errors import Undecided

from .bundle import DraftRating
from .measure_names import Named
from .ratings_rows import Ledger, own_id

STATES = ("answered", "prorated", "missing", "not-asked")
ITEM = re.compile(r"(\d{1,3})=(-?\d{1,6}(?:\.\d{1,6})?)?")
Get = Callable[[str], str]


def long_ratings(ledger: Ledger) -> list[DraftRating]:
    """One rating for each row, or for each questionnaire whose items are given row by row."""
    table = ledger.table
    at = {name: table.column(column) for name, column in ledger.ours.items() if column}
    id_at = table.column("id") if "id" in table.header else None
    mark = ledger.mark([at["value"]])
    found: list[DraftRating] = []
    forms: dict[tuple[object, ...], DraftRating] = {}
    for place, row, session, date in ledger.rows():

        def get(name: str, row: list[str] = row) -> str:
            return row[at[name]].strip() if name in at else ""

        named = _named(ledger, place, get)
        if named is None:
            continue
        made = _rating(ledger, place, get, named, mark)
        made.session, made.date = session, date
        made.id = own_id(row[id_at]) if id_at is not None else ""
        if not named.item:
            found.append(made)
            continue
        form = forms.setdefault((session, date, made.measure, made.by, made.timing), made)
        if any(number == named.item for number, _ in form.items):
            ledger.faults.append((place, f"item {named.item} of {named.measure} is given a second time"))
        form.items += ((named.item, made.value),)
    for form in forms.values():
        form.items, form.value = tuple(sorted(form.items)), None
        form.state = "answered" if any(answer is not None for _, answer in form.items) else "missing"
    found.extend(forms.values())
    ledger.refuse_twice(found)
    return found


def _named(ledger: Ledger, place: str, get: Get) -> Named | None:
    """The measure, scale or item of a row; what is not known is a fault."""
    measures, said = ledger.measures, get("measure")
    measure = measures.id_of(said)
    whole = Named(measure) if measure else measures.named(said)
    if whole is None:
        ledger.faults.append(
            (place, f"“{said[:40]}” is no measure that is known here" if said else "no measure is named")
        )
        return None
    if item := get("item"):
        count = measures.known[whole.measure].get("items") or 0
        if not (item.isascii() and item.isdigit()) or not 1 <= int(item) <= (count or 999):
            ledger.faults.append((place, f"{whole.measure} has no item “{item[:20]}”"))
            return None
        return Named(whole.measure, by=whole.by, item=int(item))
    scale = measures.scale_of(whole.measure, get("scale") or whole.scale)
    if not scale:
        ledger.faults.append(
            (
                place,
                f"{whole.measure} has no scale “{get('scale') or 'total'}”; it has "
                f"{', '.join(list(measures.scales(whole.measure))[:8])}",
            )
        )
        return None
    return Named(whole.measure, scale, whole.by, item=whole.item)


def _rating(ledger: Ledger, place: str, get: Get, named: Named, mark: str) -> DraftRating:
    by = ledger.rater(get("by") or named.by, named.measure)
    if not by:
        raters = ledger.measures.raters(named.measure) or ["patient", "therapist"]
        raise Undecided(
            f"{ledger.table.file}, {place}: {named.measure} may be rated by {' or '.join(raters)}; nothing "
            "says by whom.",
            option=f"--by {' or --by '.join(raters)}",
        )
    said = get("state").casefold().replace("_", "-").replace(" ", "-")
    value, state = ledger.value(place, get("value"), named, mark, prorated=said == "prorated")
    answered = get("answered")
    if said:
        state = _state(ledger, place, said, value, state)
    return DraftRating(
        measure=named.measure,
        scale=named.scale,
        by=by,
        timing=ledger.timing(place, get("timing"), named.measure),
        value=value,
        state=state,
        where=place,
        file=ledger.table.file,
        items=_items(ledger, place, get("items")),
        answered=int(answered) if answered.isdecimal() and len(answered) < 5 else None,
    )


def _items(ledger: Ledger, place: str, text: str) -> tuple[tuple[int, float | None], ...]:
    """Answers written in one cell, as our own folder does: `1=4;2=;3=5`."""
    found = []
    for part in filter(None, text.split(";")):
        match = ITEM.fullmatch(part.strip())
        if match is None:
            ledger.faults.append((place, f"“{part[:20]}” is not an item and its answer, such as 3=5"))
        else:
            found.append((int(match[1]), float(match[2]) if match[2] else None))
    return tuple(found)


def _state(ledger: Ledger, place: str, said: str, value: float | None, state: str) -> str:
    """The state a row names, where it fits the value that stands beside it."""
    if said not in STATES:
        ledger.faults.append((place, f"“{said[:30]}” is not a state ({', '.join(STATES)})"))
        return state
    if (said in STATES[:2]) != (value is not None):
        ledger.faults.append(
            (
                place,
                f"the state is {said}, but "
                + ("there is a value" if value is not None else "there is no value"),
            )
        )
    return said
