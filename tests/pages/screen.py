"""The page in a browser, as somebody who plays at it would speak of it."""

import re
from typing import Any

from playwright.async_api import Locator, Page, expect


class Phone:
    """One person's phone on the page."""

    def __init__(self, root: Locator) -> None:
        self.root = root

    async def opens(self, chat: str) -> None:
        await self.root.locator(".chat-row", has_text=chat).click()
        await expect(self.root.get_by_role("heading", name=chat)).to_be_visible()

    async def goes_back(self) -> None:
        await self.root.get_by_role("button", name="Back to the chats").click()

    async def types(self, text: str) -> None:
        await self.root.get_by_role("textbox").press_sequentially(text)

    async def says(self, text: str) -> None:
        await self.root.get_by_role("textbox").fill(text)
        await self.root.get_by_role("textbox").press("Enter")
        await self.sees(text)

    async def presses(self, name: str) -> None:
        await self.root.get_by_role("button", name=name, exact=True).click()

    def message(self, text: str) -> Locator:
        return self.root.locator("article", has_text=text).last

    async def sees(self, text: str) -> None:
        await expect(self.message(text)).to_be_visible()

    async def does_not_see(self, text: str) -> None:
        await expect(self.root.locator("article", has_text=text)).to_have_count(0)

    async def asks_menu(self, text: str) -> Locator:
        """Opens what can be done with a message."""
        await self.message(text).click(button="right")
        return self.root.get_by_role("dialog")

    async def is_told(self, text: str) -> None:
        await expect(self.root.get_by_role("status")).to_contain_text(text)

    async def attaches(self, choice: str, *files: Any) -> None:
        await self.presses("Send a photo, a voice note, a place")
        if not files:
            await self.presses(choice)
            return
        async with self.root.page.expect_file_chooser() as chooser:
            await self.presses(choice)
        await (await chooser.value).set_files(list(files))

    async def has_unread(self, chat: str, count: int) -> None:
        badge = self.root.locator(".chat-row", has_text=chat).locator(".badge")
        if count:
            await expect(badge).to_contain_text(f"{count} unread")
        else:
            await expect(badge).to_have_count(0)


class Screen:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    async def opens(self, place: str = "", language: str = "en") -> None:
        await self.page.goto(f"{self.url}/?lang={language}{place}")
        await expect(self.page.locator(".phone:visible")).not_to_have_count(0)

    def phone(self, name: str) -> Phone:
        return Phone(self.page.get_by_role("region", name=f"{name}’s phone"))

    def neighbour(self, name: str) -> Locator:
        return self.page.get_by_role("navigation").locator("li", has_text=name)

    async def becomes(self, name: str) -> Phone:
        await self.neighbour(name).locator(".choose").click()
        phone = self.phone(name)
        await expect(phone.root).to_be_visible()
        return phone

    async def puts_beside(self, name: str) -> Phone:
        await self.page.get_by_role("button", name=f"Put {name} beside").click()
        phone = self.phone(name)
        await expect(phone.root).to_be_visible()
        return phone

    async def shows_unread(self, name: str, count: int) -> None:
        badge = self.neighbour(name).locator(".badge")
        if count:
            await expect(badge).to_contain_text(f"{count} unread")
        else:
            await expect(badge).to_have_count(0)

    async def shows_time(self, text: str) -> None:
        await expect(self.page.get_by_role("timer")).to_contain_text(re.compile(text))
