"""Wide rating tables: one session a row, a column for each measure, scale, rater or item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.domain.errors import Undecided, Unreadable

from .bundle import DraftRating
from .formats import Options
from .measure_names import Named
from .ratings_rows import COLUMNS, Ledger

Columns = dict[str, Named]  # column in the file → what it holds


def wide_columns(ledger: Ledger, options: Options) -> Columns:
    """What each column holds: as the person or case.toml maps it, else by its name; others are told."""
    table, measures = ledger.table, ledger.measures
    found = _mapped(ledger, options)
    reserved = {name for key, name in ledger.ours.items() if name and key != "value"}
    for column in table.header:
        if column not in found and column not in reserved and (named := measures.named(column)):
            found[column] = named
    if found:
        for column in table.header:
            if column not in found and column not in reserved:
                table.remarks.add(table.head_place, f"the column “{column}” names no measure; not taken.")
    return found


def _mapped(ledger: Ledger, options: Options) -> Columns:
    found: Columns = {}
    for left, right in options.columns.items():
        if isinstance(right, Mapping):
            found[_column(ledger, left)] = _spelled_out(ledger, left, right)
        elif left not in COLUMNS and (named := ledger.measures.named(left)):
            found[_column(ledger, str(right))] = named
        elif left not in COLUMNS:
            raise Unreadable(
                ledger.table.file,
                f"there is no measure called “{left}”.",
                remedy=f"Known are: {', '.join(sorted(ledger.measures.known))}.",
            )
    return found


def _column(ledger: Ledger, name: str) -> str:
    table = ledger.table
    found = name if name in table.header else table.find(name)
    if not found:
        raise Unreadable(
            table.file,
            f"there is no column “{name}”, although it is mapped to a measure.",
            where=table.head_place,
            remedy=f"The columns are: {', '.join(table.header)}.",
        )
    return found


def _spelled_out(ledger: Ledger, column: str, spec: Mapping[str, Any]) -> Named:
    measure = ledger.measures.id_of(str(spec.get("measure", "")))
    if not measure:
        raise Unreadable(
            ledger.table.file,
            f"the column “{column}” is mapped to the measure “{spec.get('measure', '')}”, "
            "which is not known.",
            remedy=f"Known are: {', '.join(sorted(ledger.measures.known))}.",
        )
    scale = ledger.measures.scale_of(measure, str(spec.get("scale", "total")))
    item = int(spec.get("item", 0))
    if not scale and not item:
        raise Unreadable(
            ledger.table.file,
            f"the column “{column}” is mapped to {measure}, scale "
            f"“{spec.get('scale', 'total')}”, which it does not have.",
            remedy=f"Its scales are: {', '.join(ledger.measures.scales(measure))}.",
        )
    return Named(measure, scale, str(spec.get("by", "")), str(spec.get("timing", "")), item)


def wide_ratings(ledger: Ledger, columns: Columns) -> list[DraftRating]:
    """One rating for each row and column; the items of one measure in a row make one rating."""
    _ask_for_rater(ledger, columns)
    table = ledger.table
    places = {column: table.column(column) for column in columns}
    by_at = table.column(ledger.ours["by"]) if ledger.ours["by"] else None
    timing_at = table.column(ledger.ours["timing"]) if ledger.ours["timing"] else None
    mark = ledger.mark(list(places.values()))
    found: list[DraftRating] = []
    for place, row, session, date in ledger.rows():
        forms: dict[tuple[str, str], DraftRating] = {}
        for column, named in columns.items():
            value, state = ledger.value(place, row[places[column]], named, mark)
            by = named.by or ledger.rater(row[by_at] if by_at is not None else "", named.measure)
            timing = ledger.timing(
                place, named.timing or (row[timing_at] if timing_at is not None else ""), named.measure
            )
            made = DraftRating(
                session=session,
                date=date,
                measure=named.measure,
                scale=named.scale,
                by=by,
                timing=timing,
                value=value,
                state=state,
                where=f"{place}, {column}",
                file=table.file,
            )
            if named.item:
                form = forms.setdefault((named.measure, by), made)
                form.items += ((named.item, value),)
            else:
                found.append(made)
        found.extend(_form(form, place) for form in forms.values())
    ledger.refuse_twice(found)
    return found


def _form(form: DraftRating, place: str) -> DraftRating:
    """A questionnaire answered item by item; its score is made later, by its key."""
    answered = any(answer is not None for _, answer in form.items)
    form.scale, form.value, form.where = "total", None, place
    form.state = "answered" if answered else "missing"
    form.items = tuple(sorted(form.items)) if answered else ()
    return form


def _ask_for_rater(ledger: Ledger, columns: Columns) -> None:
    for column, named in columns.items():
        raters = ledger.measures.raters(named.measure)
        if not named.by and not ledger.ours["by"] and not ledger.options.by and len(raters) > 1:
            raise Undecided(
                f"{ledger.table.file}: “{column}” holds {named.measure}, which may be rated by "
                f"{' or '.join(raters)}, and nothing says by whom.",
                option=f"--by {' or --by '.join(raters)}",
            )
