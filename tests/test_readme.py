"""The taste of a notebook in the README works, line by line."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_taste_in_the_readme_works(tmp_path, monkeypatch):
    (taste,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    taste = taste.replace("cases/varga", (ROOT / "cases" / "varga").as_posix())
    names: dict = {}
    exec(compile(taste, "README.md", "exec"), names)
    dips = names["wb"].analysis.dips(names["case"].ratings, measure="wai_sr", by="patient")
    assert dips.set_index("session")["z"].idxmin() == 14 and list(names["hits"]["turn"]) == [27]
    assert (tmp_path / "varga.docx").stat().st_size > 10_000 and names["study"].verify() == []
    names["study"].close()
