"""What Word would do when a person looks: captions numbered, columns that fit, heads with their tables."""

from __future__ import annotations

import re
from collections import Counter

from docx.oxml.ns import qn
from lxml import etree

SEQ = re.compile(r"^\s*SEQ\s+(\S+)")
TOGETHER = 4  # rows up to which a table with a head stays on one page


def number_captions(body: etree._Element) -> None:
    """Write the numbers that Word would give: Figure 1, Figure 2, Table 1."""
    seen: Counter[str] = Counter()
    for field in body.iter(qn("w:fldSimple")):
        if match := SEQ.match(field.get(qn("w:instr"), "")):
            seen[match[1]] += 1
            _result(list(field.iter(qn("w:t"))), seen[match[1]])
    for paragraph in body.iter(qn("w:p")):
        name, shown, inside = "", [], 0
        for node in paragraph.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
            kind = node.get(qn("w:fldCharType"))
            if node.tag == qn("w:instrText") and (match := SEQ.match(node.text or "")):
                name = match[1]
            elif kind == "separate":
                inside = 1
            elif kind == "end":
                if name:
                    seen[name] += 1
                    _result(shown, seen[name])
                name, shown, inside = "", [], 0
            elif node.tag == qn("w:t") and inside:
                shown.append(node)


def _result(shown: list[etree._Element], value: int) -> None:
    for n, node in enumerate(shown):
        node.text = str(value) if n == 0 else ""


def fit_columns(body: etree._Element) -> None:
    """Give the columns of a table that grew in a loop the width the template gave it as a whole."""
    for table in body.iter(qn("w:tbl")):
        grid, rows = table.find(qn("w:tblGrid")), table.findall(qn("w:tr"))
        cells = [row.findall(qn("w:tc")) for row in rows]
        whole = int(
            (size := table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")) is not None and size.get(qn("w:w")) or 0
        )
        wanted = [_width(cell) for cell in max(cells, key=len, default=[])]
        if (
            not whole
            or not all(wanted)
            or abs(sum(wanted) - whole) <= whole * 0.02
            or len({len(row) for row in cells}) > 1
        ):
            continue
        widths = [round(w * whole / sum(wanted)) for w in wanted]
        for column in list(grid):
            grid.remove(column)
        for width in widths:
            etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(width))
        for row in cells:
            for cell, width in zip(row, widths):
                cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), str(width))


def _width(cell: etree._Element) -> int:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return int(found.get(qn("w:w"), 0)) if found is not None and found.get(qn("w:type")) == "dxa" else 0


def keep_together(body: etree._Element) -> None:
    """Heads of tables stay with their first row, and small tables with a head on one page."""
    for table in body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        if not rows or rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            continue
        for row in rows[:-1] if len(rows) <= TOGETHER else rows[:2]:
            for paragraph in row.iter(qn("w:p")):
                paragraph.get_or_add_pPr().get_or_add_keepNext()


def number_drawings(roots: list[etree._Element]) -> None:
    """Every drawing its own number, as Word wants it."""
    for n, node in enumerate((d for root in roots for d in root.iter(qn("wp:docPr"))), 1):
        node.set("id", str(n))
