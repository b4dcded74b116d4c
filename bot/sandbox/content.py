"""What messages are made of, as bots and people send it."""

from __future__ import annotations

from typing import Any

from bot.sandbox import entities, files
from bot.sandbox.errors import Refusal, bad_request
from bot.sandbox.files import File
from bot.sandbox.params import Call, Params, Upload
from bot.sandbox.world import Json, World


def text(params: Params, limit: int = entities.MAX_TEXT) -> Json:
    plain, found = entities.text_of(
        params.text("text"), params.text("parse_mode"), params.json("entities", "message entities"), limit
    )
    preview = params.json("link_preview_options", "link preview options")
    shown = {"link_preview_options": preview} if isinstance(preview, dict) and preview else {}
    return {"text": plain, **({"entities": found} if found else {}), **shown}


def caption(params: Params) -> Json:
    given = params.json("caption_entities", "message entities")
    plain, found = entities.caption_of(params.text("caption"), params.text("parse_mode"), given)
    if not plain:
        return {}
    above = {"show_caption_above_media": True} if params.flag("show_caption_above_media") else {}
    return {"caption": plain, **({"caption_entities": found} if found else {}), **above}


def people_text(words: str) -> Json:
    """What somebody typed: no markup, only what Telegram finds in it."""
    plain, found = entities.text_of(words, "", None)
    return {"text": plain, **({"entities": found} if found else {})}


def people_caption(words: str) -> Json:
    if not words:
        return {}
    plain, found = entities.caption_of(words, "", None)
    return {"caption": plain, **({"caption_entities": found} if found else {})} if plain else {}


def location(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None or not -90 <= latitude <= 90:
        raise bad_request("bad latitude" if "latitude" in params else "latitude is empty")
    if longitude is None or not -180 <= longitude <= 180:
        raise bad_request("bad longitude" if "longitude" in params else "longitude is empty")
    return {"location": {"latitude": latitude, "longitude": longitude}}


def media(file: File, params: Params | None = None) -> Json:
    """The part of a message that shows a file."""
    if file.kind == "photo":
        width, height = files.picture_size(file.content) or (0, 0)
        large: Json = {**file.json(), "width": width, "height": height}
        small_width, small_height = (max(1, round(side * 90 / max(width, height, 90))) for side in (width, height))
        small = {
            **file.json(),
            "file_id": f"{file.id}s",
            "file_unique_id": f"{file.unique_id}s",
            "width": small_width,
            "height": small_height,
        }
        spoiler = {"has_media_spoiler": True} if params and params.flag("has_spoiler") else {}
        return {"photo": [small, large], **spoiler}
    if file.kind == "voice":
        duration = params.integer("duration", low=0) if params else 3
        return {"voice": {**file.json(), "duration": duration, "mime_type": file.mime or "audio/ogg"}}
    if file.kind == "sticker":
        looks = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return {"sticker": {**file.json(), **looks, "emoji": "👋"}}
    kind = file.mime or "application/octet-stream"
    return {"document": {**file.json(), "file_name": file.name, "mime_type": kind}}


def file_of(call: Call, name: str, kind: str) -> File:
    """The file a call sends: an upload, `attach://…`, or the id of one that is known."""
    return resolve(call, call.params.text(name), name, kind)


def resolve(call: Call, written: str, name: str, kind: str) -> File:
    if written.startswith("attach://"):
        name, written = written.removeprefix("attach://"), ""
    upload = call.params.files.get(name)
    if upload is not None and not written:
        return keep(call.world, kind, upload)
    if not written:
        raise bad_request(f"there is no {kind} in the request")
    if written.startswith(("http://", "https://")):
        # There is no network here.
        raise bad_request("failed to get HTTP URL content")
    file = call.world.files.get(written)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def keep(world: World, kind: str, upload: Upload) -> File:
    size = len(upload.content)
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > files.MAX_UPLOAD:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo":
        if size > files.MAX_PHOTO:
            raise bad_request("file of type Photo is too big")
        sides = files.picture_size(upload.content)
        if sides is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if sum(sides) > 10_000 or max(sides) > 20 * min(sides):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return world.files.keep(kind, upload.content, upload.name, upload.mime)


def same(message_data: Json, content: Json) -> bool:
    """Whether an edit would change nothing of what a message says."""
    names = ("text", "entities", "caption", "caption_entities", "photo", "document", "voice", "link_preview_options")
    old: dict[str, Any] = {name: message_data[name] for name in names if name in message_data}
    return old == content
