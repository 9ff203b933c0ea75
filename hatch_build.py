"""Puts templates/, cases/ and notebooks/ into the wheel as workbench/_data/, for use outside a clone.

An editable install takes nothing along: there `workbench/resources.py` finds the folders at the root.
"""

from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("templates", "cases", "notebooks")


class DataFolders(BuildHookInterface):
    def initialize(self, version, build_data):
        if version == "editable":
            return
        for name in FOLDERS:
            folder = Path(self.root) / name
            if folder.is_dir():
                build_data["force_include"][str(folder)] = f"workbench/_data/{name}"
