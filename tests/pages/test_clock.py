"""The sandbox's clock, and moving it."""

from datetime import UTC, datetime, timedelta

from playwright.async_api import expect

from .neighbourhood import Neighbourhood
from .screen import Screen
from .wire import Wire

MONDAY_MORNING = "2026-11-23T02:00:00.000000Z"


async def test_the_clock_goes_forward_by_an_hour_a_day_a_week(screen: Screen, town: Neighbourhood) -> None:
    await town.control("POST", "/clock", {"to": "2036-11-24T02:00:05Z"})
    await screen.opens()
    await screen.shows_time("24 Nov.*10:00")
    forward = screen.page.get_by_role("banner")
    await forward.get_by_role("button", name="by an hour").click()
    await screen.shows_time("24 Nov.*11:00")
    await forward.get_by_role("button", name="by a day").click()
    await screen.shows_time("25 Nov.*11:00")
    await forward.get_by_role("button", name="by a week").click()
    await screen.shows_time("2 Dec.*11:00")


async def test_it_goes_to_the_next_deadline_where_there_is_one(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens()
    await expect(screen.page.get_by_role("button", name="No deadline is waiting")).to_be_disabled()
    at = datetime(2036, 12, 1, 9, 30, tzinfo=UTC)
    await town.control("PUT", "/clock/next", {"at": f"{at:%Y-%m-%dT%H:%M:%S}Z"})

    await screen.page.get_by_role("button", name="Move the clock to the next deadline: 1 Dec 17:30").click()
    await screen.shows_time("1 Dec.*17:30")
    clock = await town.control("GET", "/clock")
    assert datetime.fromisoformat(clock["now"]) - at < timedelta(minutes=1)
    await town.control("PUT", "/clock/next", {"at": None})
    await expect(screen.page.get_by_role("button", name="No deadline is waiting")).to_be_disabled()


async def test_a_deadline_that_has_gone_by_is_not_offered(screen: Screen, town: Neighbourhood) -> None:
    await town.control("POST", "/clock", {"to": "2036-11-24T02:00:00Z"})
    await town.control("PUT", "/clock/next", {"at": "2036-11-24T02:00:20Z"})
    await screen.opens()
    offered = screen.page.get_by_role("button", name="Move the clock to the next deadline")
    await expect(offered).to_be_enabled()
    await town.control("POST", "/clock", {"speed": 20})
    await expect(screen.page.get_by_role("button", name="No deadline is waiting")).to_be_disabled()
    assert (await town.control("GET", "/clock"))["next"] is None


async def test_a_deadline_that_was_lifted_meanwhile_is_no_trouble(screen: Screen, town: Neighbourhood) -> None:
    await town.control("PUT", "/clock/next", {"at": "2036-12-01T09:30:00Z"})
    async with Wire(town.url) as wire:
        screen.url = wire.url
        await screen.opens()
        offered = screen.page.get_by_role("button", name="Move the clock to the next deadline")
        await expect(offered).to_be_enabled()
        await screen.page.route("**/sandbox/events*", lambda route: route.abort())
        wire.cut()
        await expect(screen.page.get_by_text("Connection lost")).to_be_visible()
        wire.mend()
        await town.control("PUT", "/clock/next", {"at": None})
        await offered.click()
        await expect(screen.page.get_by_role("button", name="No deadline is waiting")).to_be_disabled()
        await expect(screen.page.locator(".toast-error")).to_have_count(0)
        await screen.page.close()


async def test_dates_stand_in_the_zone_that_is_asked_for(screen: Screen, town: Neighbourhood) -> None:
    await town.control("POST", "/clock", {"to": "2036-11-24T02:00:05Z"})
    await screen.page.goto(f"{town.url}/?lang=en&tz=Europe/Berlin")
    await screen.shows_time("24 Nov.*03:00")
