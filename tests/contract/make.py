"""Example answers from a real Desk on the demo case: `python -m tests.contract.make [folder] [--all]`.

The TypeScript tests and the development page read them. Ids, times and the author are set by rule, so that the files
change only when an answer does; `--all` adds every session, for the development page.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from workbench import open_study
from workbench.desk import Desk
from workbench.domain import ids
from workbench.study.bringing import new_case_from

HERE = Path(__file__).resolve().parent
CASE, SESSION = "varga", 14
NOUNS = ("participants", "sessions", "ratings", "episodes", "contributions", "perspectives", "stages", "memos", "life_events",
         "codes", "measures", "links", "timeline")
BY_SESSION = ("turns", "annotations")


def questions(everything: bool = False) -> dict[str, tuple[str, dict[str, Any]]]:
    """File name → question and parameters."""
    asked: dict[str, tuple[str, dict[str, Any]]] = {"cases": ("cases", {}), "about": ("about", {})}
    asked |= {noun: ("noun", {"case": CASE, "noun": noun}) for noun in NOUNS}
    asked |= {f"{noun}-{SESSION}": ("noun", {"case": CASE, "noun": noun, "session": SESSION}) for noun in BY_SESSION}
    asked |= {f"inside-{SESSION}": ("inside", {"case": CASE, "session": SESSION}),
              "annotations": ("noun", {"case": CASE, "noun": "annotations"}),
              "coded": ("coded", {"case": CASE, "code": "withdrawal"}),
              "find": ("find", {"case": CASE, "phrase": "exams"}),
              "journal": ("journal", {"case": CASE}), "loose": ("loose", {"case": CASE}),
              "drafts": ("drafts", {"case": CASE}), "verify": ("verify", {})}
    if everything:
        asked |= {f"turns-{n}": ("noun", {"case": CASE, "noun": "turns", "session": n}) for n in range(1, 41)}
        asked |= {f"inside-{n}": ("inside", {"case": CASE, "session": n}) for n in range(1, 41)}
    return asked


def answers(folder: Path, *, everything: bool = False) -> dict[str, dict[str, Any]]:
    """Every example, from a demo study made for it."""
    path = folder / "demo.study"
    with steady_ids(), open_study(path, actor="mira", create=True) as study:
        new_case_from(study, CASE, [HERE.parent.parent / "cases" / CASE])
        desk = Desk(study)
        made = {}
        for name, (question, params) in questions(everything).items():
            try:
                answer = desk.ask(question, **params)
            except Exception:
                if everything:
                    continue  # a session number that the case does not have
                raise
            plain = answer.model_dump() if hasattr(answer, "model_dump") else answer
            made[name] = {"question": question, "params": params, "answer": plain}
    return steady_times(made)


class steady_ids:
    """Ids count up instead of being drawn, while this lasts."""

    def __enter__(self) -> None:
        self._drawn, self._count = ids.secrets, 0
        ids.secrets = self  # type: ignore[assignment]

    def token_hex(self, size: int) -> str:
        self._count += 1
        return f"{self._count:0{2 * size}x}"

    def __exit__(self, *_: object) -> None:
        ids.secrets = self._drawn


def steady_times(made: dict[str, Any]) -> dict[str, Any]:
    """The same answers, as if all had been made at one moment."""
    text = json.dumps(made, ensure_ascii=False)
    now = re.compile(r'"20\d\d-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)?"')
    return json.loads(now.sub('"2026-01-05T12:03:00Z"', text))


def written(example: dict[str, Any]) -> str:
    """An example as JSON, one row of its table a line."""
    answer = example["answer"]
    if not isinstance(answer, dict) or "rows" not in answer:
        return json.dumps(example, ensure_ascii=False, indent=1) + "\n"
    line = {key: json.dumps(example[key], ensure_ascii=False) for key in ("question", "params")}
    columns = ",\n   ".join(json.dumps(c, ensure_ascii=False) for c in answer["columns"])
    rows = ",\n   ".join(json.dumps(r, ensure_ascii=False) for r in answer["rows"])
    return (f'{{"question": {line["question"]}, "params": {line["params"]},\n "answer": {{"name": "{answer["name"]}",\n'
            f'  "columns": [\n   {columns}],\n  "rows": [\n   {rows}]}}}}\n')


def main(arguments: list[str]) -> None:
    """Write them, one file each."""
    everything = "--all" in arguments
    places = [a for a in arguments if not a.startswith("--")]
    target = Path(places[0]) if places else HERE
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, example in answers(Path(folder), everything=everything).items():
            (target / f"{name}.json").write_text(written(example), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
