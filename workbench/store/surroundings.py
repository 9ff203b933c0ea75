"""Where a study lies: a network drive, a folder that a cloud service keeps in step, a conflict copy beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

NETWORK = ("nfs", "cifs", "smb", "fuse.", "afs", "davfs", "ncpfs", "9p")
CLOUDS = {"dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
          "my drive": "Google Drive", "icloud": "iCloud", "mobile documents": "iCloud", "com~apple~clouddocs": "iCloud",
          "nextcloud": "Nextcloud", "owncloud": "ownCloud", "pcloud": "pCloud", "seafile": "Seafile"}
_CONFLICT = re.compile(r"conflict(ed)? copy|sync-conflict|\(conflict", re.I)
ADVICE = "Keep it on a disk of this computer, or use a PostgreSQL server when several people work on it."


def notices(path: Path, mounts: Path = Path("/proc/mounts")) -> list[str]:
    """Sentences on what is risky about this place; none where all is well."""
    return [*_network(path, mounts), *_cloud(path), *_conflicts(path)]


def _network(path: Path, mounts: Path) -> Iterator[str]:
    kind = file_system(path, mounts)
    if kind.startswith(NETWORK) or str(path).startswith("\\\\"):
        yield (f"{path.name} lies on a network drive{f' ({kind})' if kind else ''}. Locks are not reliable there, and a study "
               f"can be damaged when two people write at once. {ADVICE}")


def file_system(path: Path, mounts: Path) -> str:
    """The kind of file system a path lies on, as far as the system says."""
    best, kind = "", ""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").rstrip("/")
        if (str(path) + "/").startswith(point + "/") and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def _cloud(path: Path) -> Iterator[str]:
    for part in path.parts[:-1]:
        service = next((name for mark, name in CLOUDS.items() if part.lower().startswith(mark)), "")
        if service:
            yield (f"{path.name} lies in a folder that {service} keeps in step with other computers. It may copy the file "
                   f"half written, or put another version in its place. {ADVICE}")
            return


def _conflicts(path: Path) -> Iterator[str]:
    if _CONFLICT.search(path.name):
        yield f"{path.name} is itself a conflict copy, made when two computers had changed the study. Compare it with the original."
    try:
        beside = sorted(p.name for p in path.parent.iterdir() if p.name != path.name)
    except OSError:
        return
    for name in beside:
        if name.startswith(path.stem) and name.endswith(path.suffix) and _CONFLICT.search(name):
            yield (f"Beside {path.name} lies a conflict copy, “{name}”: two computers had changed the study. "
                   "Open both, compare them, and keep the one that is complete.")
