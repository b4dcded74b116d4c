"""Files that were sent, and made-up ones for people who have none at hand."""

from __future__ import annotations

import base64
import itertools
from dataclasses import dataclass

from bot.sandbox.errors import bad_request

MEGABYTE = 1024 * 1024
MAX_DOWNLOAD = 20 * MEGABYTE
MAX_UPLOAD = 50 * MEGABYTE
MAX_PHOTO = 10 * MEGABYTE

FOLDERS = {"photo": "photos", "voice": "voice", "document": "documents", "sticker": "stickers"}
ENDINGS = {"photo": "jpg", "voice": "oga", "document": "txt", "sticker": "webp"}
PREFIXES = {"photo": "AgACAgIAAxkB", "voice": "AwACAgIAAxkB", "document": "BQACAgIAAxkB", "sticker": "CAACAgIAAxkB"}

# A small picture, blue turning into yellow, 96 × 72.
_PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKB"
    "TmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8"
    "fHz/wAARCABIAGADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAgABBf/EABUQAQEAAAAAAAAAAAAAAAAAAAEA/8QAFwEBAQEB"
    "AAAAAAAAAAAAAAAAAgMEBf/EABURAQEAAAAAAAAAAAAAAAAAAAEA/9oADAMBAAIRAxEAPwBkiwkFvWxBQSCgtKSyC0tCiRTWYUSCwkU1"
    "mWloUEiksiiQWEgprMLmhIKLQuktkLQkWEgprIKJFFpTWZaWhRIKazCiRYSCksgtC0KCQU1mFzQkWEi6S2QKCRRaU1kFoSLCQU1mFBIo"
    "tKSzLQkFgSCmsgoJFFoU1mFzi0oJF0lsgUSLCRTWQUEigtKSzC0kFgSCmsgoJFBaU1mFpILAkFJZlzSQVV02xki0KqmzJEgqqbIkFoVV"
    "JmSJBVU2ZaSCqpsi/9k="
)
# An Ogg page with an Opus header: a voice note without a sound.
_SILENCE = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01\x00\x0f\x80\xbb\x00\x00\x00\x00\x00"
_STICKER = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"


@dataclass(frozen=True, slots=True)
class File:
    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    path: str
    content: bytes

    def json(self) -> dict[str, object]:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class Files:
    """All files by id, and by the path they are downloaded from."""

    def __init__(self) -> None:
        self._count = itertools.count(1)
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def keep(self, kind: str, content: bytes, name: str = "", mime: str = "") -> File:
        number = next(self._count)
        ending = name.rpartition(".")[2] if kind == "document" and "." in name else ENDINGS[kind]
        file = File(
            id=f"{PREFIXES[kind]}{number:08d}sandbox",
            unique_id=f"AQAD{number:08d}",
            kind=kind,
            name=name or f"file_{number}.{ending}",
            mime=mime,
            path=f"{FOLDERS[kind]}/file_{number}.{ending}",
            content=content,
        )
        self._by_id[file.id] = file
        self._by_path[file.path] = file
        return file

    def make_up(self, kind: str) -> File:
        """A new file that is valid of its kind and like no other."""
        number = next(self._count)
        if kind == "photo":
            return self.keep(kind, _with_comment(_PICTURE, f"picture {number}"), mime="image/jpeg")
        if kind == "voice":
            return self.keep(kind, _SILENCE + number.to_bytes(4), mime="audio/ogg")
        if kind == "sticker":
            return self.keep(kind, _STICKER, mime="image/webp")
        text = f"Document {number}\n".encode()
        return self.keep(kind, text, name=f"document_{number}.txt", mime="text/plain")

    def get(self, file_id: str) -> File | None:
        # Of a photo there is a small size too: the same bytes under its own id.
        return self._by_id.get(file_id) or self._by_id.get(file_id.removesuffix("s"))

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)

    def downloadable(self, file_id: str) -> File:
        if not file_id:
            raise bad_request("file_id not specified")
        file = self.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.content) > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return file


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG, GIF or WebP; None for what is no picture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None


def _with_comment(jpeg: bytes, comment: str) -> bytes:
    """The same picture in different bytes."""
    text = comment.encode()
    return jpeg[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2) + text + jpeg[2:]
