"""Photos, voice notes, files and places."""

import base64

from playwright.async_api import FilePayload, expect

from .neighbourhood import BUILDING, LI, WANG, Neighbourhood
from .screen import Screen

BOTH = f"#/p/{WANG}/{BUILDING}|{LI}/{BUILDING}"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def photo(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": PIXEL}


async def test_a_chosen_photo_goes_with_its_caption(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(BOTH)
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.types("The display")
    await wang.attaches("Choose photos", photo("lift.png"))
    await expect(li.message("The display").get_by_role("img", name="The display")).to_be_visible()
    await expect(wang.root.get_by_role("textbox")).to_have_value("")

    heard = await town.hears("message")
    assert heard["caption"] == "The display"
    held = await town.call("getFile", file_id=heard["photo"][-1]["file_id"])
    assert held["file_size"] == len(PIXEL)


async def test_a_sample_photo_needs_no_file(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(BOTH)
    await screen.phone("王芳").attaches("Send a sample photo")
    shown = screen.phone("Li Jianguo").root.get_by_role("img", name="Photo")
    await expect(shown).to_be_visible()
    await expect(shown).to_have_js_property("complete", value=True)
    assert await shown.evaluate("image => image.naturalWidth") > 0
    assert (await town.hears("message"))["photo"]


async def test_several_photos_stand_together(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(BOTH)
    await screen.phone("王芳").attaches("Choose photos", photo("one.png"), photo("two.png"))
    album = screen.phone("Li Jianguo").root.locator("article .album")
    await expect(album.get_by_role("img")).to_have_count(2)
    first, second = await town.hears("message"), await town.hears("message")
    assert first["media_group_id"] == second["media_group_id"]


async def test_a_voice_note_can_be_a_file_or_a_sample(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(BOTH)
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.attaches(
        "Choose a voice file", {"name": "note.ogg", "mimeType": "audio/ogg", "buffer": b"OggS" + bytes(40)}
    )
    await expect(li.root.locator("article audio")).to_have_count(1)
    assert (await town.hears("message"))["voice"]
    await wang.attaches("Send a sample voice note")
    await expect(li.root.locator("article audio")).to_have_count(2)
    assert (await town.hears("message"))["voice"]


async def test_a_place_is_sent_from_where_one_says(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(BOTH)
    wang = screen.phone("王芳")
    await wang.attaches("Send a location")
    sheet = wang.root.get_by_role("dialog", name="Send a location")
    await expect(sheet.get_by_label("Latitude")).to_have_value("39.93")
    await sheet.get_by_label("Longitude").fill("116.41")
    await sheet.get_by_role("button", name="Send").click()
    await screen.phone("Li Jianguo").sees("39.93000, 116.41000")
    place = (await town.hears("message"))["location"]
    assert (place["latitude"], place["longitude"]) == (39.93, 116.41)
