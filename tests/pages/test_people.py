"""Who one is on the page, and where."""

from playwright.async_api import Browser, expect

from .neighbourhood import BOT, BUILDING, LI, WANG, Neighbourhood
from .screen import Screen


async def test_one_picks_a_neighbour_and_sees_their_chats(screen: Screen, town: Neighbourhood) -> None:
    await town.group(-1001000000009, "Only for Li", [LI])
    await screen.opens()

    li = await screen.becomes("Li Jianguo")
    await expect(li.root).to_contain_text("building head")
    await expect(li.root.locator(".chat-row")).to_have_count(3)

    maria = await screen.becomes("Maria Chen")
    await expect(maria.root.locator(".chat-row")).to_have_count(2)
    await expect(maria.root).not_to_contain_text("Only for Li")


async def test_what_one_types_the_neighbour_beside_sees_at_once(screen: Screen) -> None:
    await screen.opens()
    wang = await screen.becomes("王芳")
    li = await screen.puts_beside("Li Jianguo")
    await wang.opens("Building 3")
    await li.opens("Building 3")

    await wang.says("The lift has stopped again")
    await li.sees("The lift has stopped again")
    await li.says("I am calling the property company")
    await wang.sees("I am calling the property company")

    await expect(wang.message("The lift")).to_have_accessible_name("You")
    await expect(li.message("The lift")).to_have_accessible_name("王芳")


async def test_the_second_phone_can_be_put_away(screen: Screen) -> None:
    await screen.opens()
    await screen.becomes("王芳")
    li = await screen.puts_beside("Li Jianguo")
    await li.root.get_by_role("button", name="Put Li Jianguo away").click()
    await expect(screen.page.locator(".phone")).to_have_count(1)
    await expect(screen.phone("王芳").root).to_be_visible()


async def test_badges_count_what_is_new_until_it_is_seen(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(f"#/p/{WANG}/{BUILDING}|{LI}")
    li = screen.phone("Li Jianguo")
    await li.has_unread("Building 3", 0)
    await town.says(WANG, "One")
    await town.says(WANG, "Two")

    await li.has_unread("Building 3", 2)
    await screen.shows_unread("Li Jianguo", 2)
    await screen.shows_unread("Maria Chen", 2)
    await screen.shows_unread("王芳", 0)
    await expect(screen.page).to_have_title("(4) 议事")

    await li.opens("Building 3")
    await screen.shows_unread("Li Jianguo", 0)
    await li.goes_back()
    await li.has_unread("Building 3", 0)
    await screen.shows_unread("Maria Chen", 2)


async def test_a_reload_keeps_the_place(screen: Screen, town: Neighbourhood) -> None:
    await town.says(WANG, "/start", chat=BOT)
    await screen.opens()
    wang = await screen.becomes("王芳")
    await wang.opens("Yishi")
    li = await screen.puts_beside("Li Jianguo")
    await li.opens("Building 3")

    assert screen.page.url.endswith(f"#/p/{WANG}/{BOT}|{LI}/{BUILDING}")
    await screen.page.reload()
    await wang.sees("/start")
    await expect(li.root.get_by_role("heading", name="Building 3")).to_be_visible()


async def test_on_a_phone_one_goes_from_the_list_to_a_chat_and_back(screen: Screen, town: Neighbourhood) -> None:
    await screen.page.set_viewport_size({"width": 390, "height": 844})
    await town.says(LI, "Water is back")
    await screen.opens()
    wang = await screen.becomes("王芳")
    await wang.opens("Building 3")
    await wang.sees("Water is back")
    await expect(wang.root.locator(".chat-row")).to_have_count(0)

    maria = await screen.becomes("Maria Chen")
    await expect(wang.root).to_have_count(0)
    await maria.has_unread("Building 3", 1)

    wang = await screen.becomes("王芳")
    await wang.sees("Water is back")
    await wang.goes_back()
    await expect(wang.root.locator(".chat-row")).to_have_count(2)

    wide = await screen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


async def test_on_a_phone_too_everybody_has_their_office_beside_the_name(screen: Screen) -> None:
    await screen.page.set_viewport_size({"width": 390, "height": 844})
    await screen.opens()
    await expect(screen.neighbour("Li Jianguo").get_by_text("building head")).to_be_visible()
    await expect(screen.page.get_by_role("link", name="中文")).to_be_in_viewport()


async def test_groups_carry_the_number_of_their_building(screen: Screen, town: Neighbourhood) -> None:
    await town.group(-1001000000004, "槐树里4号楼", [WANG])
    await town.group(-1001000000005, "槐树里工作群", [WANG])
    await town.group(-1001000000006, "Locust Lane staff", [WANG])
    await screen.opens(f"#/p/{WANG}")
    rows = screen.phone("王芳").root.locator(".chat-row")
    for title, sign in (("Building 3", "3"), ("4号楼", "4"), ("工作群", "工作"), ("staff", "S")):
        await expect(rows.filter(has_text=title).locator(".avatar")).to_have_text(sign)


async def test_two_phones_on_a_narrow_screen_take_turns(screen: Screen) -> None:
    await screen.page.set_viewport_size({"width": 390, "height": 844})
    await screen.opens(f"#/p/{WANG}/{BUILDING}|{LI}/{BUILDING}")
    await expect(screen.phone("王芳").root).to_be_visible()
    await expect(screen.page.locator(".phone:visible")).to_have_count(1)
    await screen.becomes("Li Jianguo")
    await expect(screen.page.locator(".phone:visible")).to_have_count(1)


async def test_a_long_touch_opens_what_can_be_done_with_a_message(browser: Browser, town: Neighbourhood) -> None:
    await town.says(LI, "Water is back")
    async with await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        screen = Screen(await context.new_page(), town.url)
        await screen.opens(f"#/p/{WANG}/{BUILDING}")
        wang = screen.phone("王芳")
        await wang.message("Water is back").dispatch_event("pointerdown", {"pointerType": "touch"})
        await wang.presses("React 👌")
        await expect(wang.message("Water").get_by_role("button", name="👌 1")).to_be_visible()


async def test_the_browser_goes_back_as_one_came(screen: Screen) -> None:
    await screen.opens()
    wang = await screen.becomes("王芳")
    await wang.opens("Building 3")
    await screen.page.go_back()
    await expect(wang.root.locator(".chat-row")).to_have_count(2)
    await screen.page.go_forward()
    await expect(wang.root.get_by_role("heading", name="Building 3")).to_be_visible()


async def test_a_draft_waits_while_one_is_somebody_else(screen: Screen) -> None:
    await screen.opens()
    wang = await screen.becomes("王芳")
    await wang.opens("Building 3")
    await wang.types("I was about to say")
    await screen.becomes("Li Jianguo")
    wang = await screen.becomes("王芳")
    await expect(wang.root.get_by_role("textbox")).to_have_value("I was about to say")
