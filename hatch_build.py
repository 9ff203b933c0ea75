"""Puts templates/, cases/ and notebooks/ into the wheel as workbench/_data/, for use outside a clone.

An editable install takes nothing along: there `workbench/resources.py` finds the folders at the root.
"""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "cases", "notebooks")


class DataFolders(BuildHookInterface):
    """Adds every file of the data folders, save what an editor or a study at work has left there."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        root = Path(self.root)
        for path in (path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file()):
            place = path.relative_to(root)
            left_behind = any(part.startswith((".", "~", "__")) for part in place.parts)
            if not left_behind and ".study" not in path.name:
                build_data["force_include"][str(path)] = f"workbench/_data/{place.as_posix()}"
