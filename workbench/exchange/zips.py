"""Word and Excel files are zip archives: what is in one is looked at before anything is unpacked.

The directory of the archive is checked first (entries, declared sizes, names), then every byte is counted
while it is unpacked, because a directory can lie. XML with a DOCTYPE is refused in any encoding: it can hold
entities that fetch other files or that readers drop in silence.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from workbench.domain.errors import Unreadable

from .limits import UNPACKED_BYTES, XML_BYTES, XML_TAGS, ZIP_ENTRIES, ZIP_RATIO, ZIP_SMALL, megabytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DRIVE = re.compile(r"[A-Za-z]:")
CHUNK = 1 << 16
# What zipfile raises on damaged archives; lzma.LZMAError and struct.error come from deep inside it.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
)
DOCTYPE_WITHIN = 1 << 16  # a DOCTYPE must come before the first element


@dataclass(slots=True)
class Archive:
    """An archive that was looked through; `part` unpacks one entry within the limits."""

    file: str
    zip: zipfile.ZipFile
    names: frozenset[str]
    unpacked: int = 0

    def part(self, name: str) -> bytes:
        """The bytes of one entry, counted while they are unpacked."""
        if name not in self.names:
            raise Unreadable(
                self.file,
                "this part is missing, so the file is damaged or is something else.",
                where=name,
                remedy="Open it in the program it comes from and save it again.",
            )
        return b"".join(self._chunks(self.zip.getinfo(name)))

    def _chunks(self, info: zipfile.ZipInfo):
        """The bytes of one entry in pieces; stops at the limit, whatever the directory declared."""
        size = 0
        try:
            with self.zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    self.unpacked += len(chunk)
                    if self.unpacked > UNPACKED_BYTES or size > max(info.file_size, 0):
                        raise _too_large(self.file, info)
                    yield chunk
        except BROKEN as error:
            raise Unreadable(
                self.file,
                f"this part cannot be unpacked ({error}).",
                where=info.filename,
                remedy="If the file has a password, take it off; else fetch the file again.",
            ) from None

    def refuse_doctypes(self) -> None:
        """Refuse the archive if any XML part of it declares a DOCTYPE."""
        for name in sorted(self.names):
            if name.lower().endswith((".xml", ".rels", ".vml", ".xsl")):
                refuse_doctype(self.file, next(self._chunks(self.zip.getinfo(name)), b""), name)

    def xml(self, name: str) -> etree._Element:
        """One XML part, parsed without entities, network or DTD; names part and line where it is broken."""
        return parse_xml(self.file, self.part(name), name)


def opened(file: str, data: bytes, *, kind: str, old: str, save_as: str) -> Archive:
    """The archive in `data`, its directory looked through; the other three are words for the sentences."""
    if data.startswith(OLE):
        raise Unreadable(
            file,
            f"the file is password-protected or an old {old}.",
            remedy=f"Open it and save it as {save_as}, without a password.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        why = (
            "the file is cut off or damaged"
            if data.startswith(b"PK")
            else f"this is no {kind}, whatever its name says"
        )
        raise Unreadable(
            file, f"{why}.", remedy=f"Open it where it comes from and save it again as {save_as}."
        ) from None
    _check_directory(file, archive.infolist())
    return Archive(file, archive, frozenset(archive.namelist()))


def _check_directory(file: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ZIP_ENTRIES:
        raise Unreadable(file, f"the archive holds {len(entries):,} entries; the limit is {ZIP_ENTRIES:,}.")
    seen: set[str] = set()
    for info in entries:
        name = info.filename
        if name in seen:
            raise Unreadable(
                file, "the archive holds this entry twice, so it is not clear which one counts.", where=name
            )
        seen.add(name)
        if name.startswith(("/", "\\")) or DRIVE.match(name) or ".." in re.split(r"[/\\]", name):
            raise Unreadable(file, "the archive holds an entry that would leave its folder.", where=name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Unreadable(file, "the archive holds a link to another file.", where=name)
        if info.file_size > ZIP_SMALL and info.file_size > ZIP_RATIO * max(info.compress_size, 1):
            raise _too_large(file, info)
    if sum(info.file_size for info in entries) > UNPACKED_BYTES:
        raise _too_large(file, max(entries, key=lambda info: info.file_size))


def _too_large(file: str, info: zipfile.ZipInfo) -> Unreadable:
    return Unreadable(
        file,
        f"this part unpacks from {megabytes(info.compress_size)} to {megabytes(info.file_size)} or "
        f"more; the limits are {megabytes(UNPACKED_BYTES)} in all and {ZIP_RATIO} times the packed size.",
        where=info.filename,
        remedy="Save the text into a new, empty document and give that.",
    )


def refuse_doctype(file: str, data: bytes, part: str = "") -> None:
    """Refuse XML that contains a DOCTYPE, in whatever encoding it is written."""
    head = data[:DOCTYPE_WITHIN].replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Unreadable(
            file,
            "it contains a DOCTYPE, which a document of this kind never has; it can pull in other files "
            "or hide words.",
            where=part,
            remedy="Open it in its program, copy the text into a new document and save that.",
        )


def parse_xml(file: str, data: bytes, part: str = "") -> etree._Element:
    """XML parsed without entities, network or DTD."""
    refuse_doctype(file, data, part)
    if len(data) > XML_BYTES or data.count(b"<") > XML_TAGS:
        raise Unreadable(
            file,
            f"this part is too large to be a transcript ({megabytes(len(data))}, the limit is "
            f"{megabytes(XML_BYTES)} or {XML_TAGS:,} tags).",
            where=part,
            remedy="Give the transcript of one session, saved from a new document.",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise Unreadable(
            file,
            f"the XML is broken ({(error.msg or 'not well formed').split(', line')[0]}).",
            where=f"{part}, line {line}" if part else f"line {line}",
            remedy="Open the file in its program and save it again.",
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(file, "it contains a DOCTYPE, which a document of this kind never has.", where=part)
    return root
