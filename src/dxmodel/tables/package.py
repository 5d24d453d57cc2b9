"""Package: the parts of a workbook of Excel, a ZIP file of XML, read within limits of memory.

Whatever the file contains, it is a :class:`~dxmodel.errors.ValidationError` with the file as its place if it
is no workbook: another kind of file, an encrypted one, one that was cut off, one that unpacks to gigabytes.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NoReturn
from xml.parsers import expat

from dxmodel.formats import limits
from dxmodel.formats.text import refuse
from dxmodel.vocabulary import Vocabulary

__all__ = ["Attributes", "ContentKind", "Package", "content_kind", "local_name"]

Attributes = dict[str, str]
Start = Callable[[str, Attributes], object]
End = Callable[[str], object]

MAX_MEMBERS = 20_000
"""The greatest number of files in a workbook; one with 250 sheets and their drawings has 2,000."""
MAX_DEPTH = 200
"""The greatest depth of nested elements; a sheet needs ten."""
_CHUNK = 2**18
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_IS_ENCRYPTED = 0x1
_MACROS = re.compile(r"macroenabled|/vbaproject", re.IGNORECASE)


class ContentKind(Vocabulary):
    """What the content of a file is, whatever its name says."""

    EMPTY = "empty"
    ZIP = "zip"
    XLS = "xls"
    XLSB = "xlsb"
    ENCRYPTED = "encrypted"
    ODS = "ods"
    WORD = "word"
    SLIDES = "slides"
    PDF = "pdf"
    RTF = "rtf"
    IMAGE = "image"
    HTML = "html"
    XML = "xml"
    TEXT = "text"
    UNKNOWN = "unknown"


_STARTS = {
    b"%PDF-": ContentKind.PDF,
    b"{\\rtf": ContentKind.RTF,
    b"\x89PNG": ContentKind.IMAGE,
    b"\xff\xd8\xff": ContentKind.IMAGE,
    b"GIF8": ContentKind.IMAGE,
}
_OLE_STREAMS = {
    "EncryptedPackage": ContentKind.ENCRYPTED,
    "Workbook": ContentKind.XLS,
    "Book": ContentKind.XLS,
    "WordDocument": ContentKind.WORD,
}
_ZIP_MEMBERS = {
    "mimetype": ContentKind.ODS,
    "word/document.xml": ContentKind.WORD,
    "ppt/presentation.xml": ContentKind.SLIDES,
}


def content_kind(data: bytes) -> ContentKind:
    """Return what the content of a file is.

    >>> content_kind(b"PK\x03\x04..."), content_kind("指標名,実績".encode()), content_kind(b"")
    (ContentKind.ZIP, ContentKind.TEXT, ContentKind.EMPTY)
    """
    if not data:
        return ContentKind.EMPTY
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return ContentKind.ZIP
    if data.startswith(_OLE):
        kinds = (kind for name, kind in _OLE_STREAMS.items() if name.encode("utf-16-le") in data)
        return next(kinds, ContentKind.UNKNOWN)
    if kind := next((kind for start, kind in _STARTS.items() if data.startswith(start)), None):
        return kind
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return ContentKind.HTML
    if start.startswith((b"<?xml", b"<workbook")):
        return ContentKind.HTML if b"<html" in start else ContentKind.XML
    is_text = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:4096]
    return ContentKind.TEXT if is_text else ContentKind.UNKNOWN


class _LocalNames(dict[str, str]):
    """The names of elements without their prefixes, each computed once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def local_name(attributes: Attributes, name: str) -> str:
    """Return an attribute that has a prefix, whatever the prefix is; the empty text if it is absent."""
    return next((text for key, text in attributes.items() if key.endswith(f":{name}")), "")


class Package:
    """The parts of a workbook.

    Args:
        data: the bytes of the file.
        file: its name in errors.

    Raises:
        ValidationError: the file is no workbook of Excel, has macros or a password, or is too large.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._left = limits.MAX_FILE_BYTES
        kind = content_kind(data)
        if kind in (ContentKind.ENCRYPTED, ContentKind.XLS, ContentKind.EMPTY):
            refuse(f"tables.{kind}", file)
        if kind is not ContentKind.ZIP:
            refuse("tables.not_a_workbook", file, kind=kind)
        if data.count(b"PK\x01\x02") > MAX_MEMBERS:
            refuse("tables.too_many_parts", file, limit=MAX_MEMBERS)
        with self._broken("ZIP"):
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = {
                each.filename.replace("\\", "/").lower(): each for each in self._archive.infolist()
            }
        self._check_kind()

    def _check_kind(self) -> None:
        if "[content_types].xml" not in self._members or self.workbook not in self:
            kinds = (kind for name, kind in _ZIP_MEMBERS.items() if name in self._members)
            kind = next(kinds, ContentKind.ZIP)
            refuse("tables.not_a_workbook", self.file, kind=kind)
        types: list[str] = []

        def start(tag: str, attributes: Attributes) -> None:
            if attributes.get("PartName", "").lower() == f"/{self.workbook}".lower():
                types.append(attributes.get("ContentType", ""))

        self.parse("[Content_Types].xml", start)
        if "sheet.binary" in "".join(types) or self.workbook.endswith(".bin"):
            refuse("tables.not_a_workbook", self.file, kind=ContentKind.XLSB)
        if any(map(_MACROS.search, (*types, *self._members))):
            refuse("tables.macros", self.file)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def has_folder(self, folder: str) -> bool:
        """Whether a folder, such as ``xl/externalLinks/``, has parts."""
        return any(name.startswith(folder.lower()) for name in self._members)

    @property
    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        if "_rels/.rels" not in self._members:
            return "xl/workbook.xml"
        targets = (target for kind, target in self.related("").values() if kind == "officeDocument")
        return next(targets, "xl/workbook.xml")

    def related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Return the kind and the name of each part that a part refers to, by its id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        related: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                kind = attributes.get("Type", "").rpartition("/")[2]
                related[attributes.get("Id", "")] = (kind, target.lstrip("/"))

        if relations in self:
            self.parse(relations, start)
        return related

    def parse(self, part: str, start: Start, end: End = lambda tag: None) -> None:
        """Call functions for the start and the end of each element of a part, with names without prefixes.

        Raises:
            ValidationError: the part is missing, too large, or no XML.
        """
        self.parse_with(part, lambda _: (start, end))

    def parse_with(self, part: str, handlers: Callable[[Any], tuple[Start, End]]) -> None:
        """Parse a part with functions that use the parser itself, and set its ``CharacterDataHandler``.

        Args:
            part: its name.
            handlers: returns the functions for the start and the end of an element, for a parser.

        Raises:
            ValidationError: as for :meth:`parse`.
        """
        member = self._members.get(part.lower())
        if member is None:
            self._refuse_broken(part)
        self._left -= member.file_size
        if self._left < 0:
            refuse("tables.unpacked_too_large", self.file, part=part, limit=limits.MAX_FILE_BYTES // 2**20)
        if member.flag_bits & _IS_ENCRYPTED:
            refuse("tables.encrypted", self.file)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self._refuse_broken(part)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        names, depth = _LocalNames(), 0
        start, end = handlers(parser)

        def on_start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                self._refuse_broken(part)
            start(names[name], attributes)

        def on_end(name: str) -> None:
            nonlocal depth
            depth -= 1
            end(names[name])

        parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse_broken(part)
        with self._broken(part), self._archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    @contextmanager
    def _broken(self, part: str) -> Iterator[None]:
        """Refuse the file if it turns out to be broken while it is unpacked."""
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            expat.ExpatError,
            EOFError,
            LookupError,
            NotImplementedError,
            OSError,
            RuntimeError,
            UnicodeError,
        ):
            self._refuse_broken(part)

    def _refuse_broken(self, part: str) -> NoReturn:
        refuse("tables.broken_file", self.file, part=part)
