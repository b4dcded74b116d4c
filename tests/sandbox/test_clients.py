"""Clients that others wrote work with it unchanged."""

from io import BytesIO

import telegram

from tests.sandbox.town import BOT, FORUM, GROUP, LI, TOKEN, WANG, Town


async def test_python_telegram_bot(town: Town) -> None:
    url = town.sandbox.url
    async with telegram.Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        assert bot.username == "town_bot"
        await town.says(WANG, "你好 /help")
        [update] = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text == "你好 /help"
        assert update.message.parse_entities() == {update.message.entities[0]: "/help"}
        keyboard = telegram.InlineKeyboardMarkup.from_button(telegram.InlineKeyboardButton("好", callback_data="1"))
        sent = await bot.send_message(WANG, "<b>粗</b>", parse_mode="HTML", reply_markup=keyboard)
        assert sent.text_html == "<b>粗</b>"
        await town.act(WANG, "press", chat=BOT, message_id=sent.message_id, text="好")
        [pressed] = await bot.get_updates(offset=update.update_id + 1, timeout=5)
        assert pressed.callback_query is not None
        assert await pressed.callback_query.answer("知道了")
        photo = await bot.send_photo(WANG, town.world.files.make_up("photo").content, caption="看")
        file = await photo.photo[-1].get_file()
        out = BytesIO()
        await file.download_to_memory(out)
        assert out.getvalue().startswith(b"\xff\xd8")
        album = [telegram.InputMediaDocument(b"one"), telegram.InputMediaDocument(b"two", filename="two.txt")]
        assert len(await bot.send_media_group(WANG, album)) == 2
        poll = await bot.send_poll(GROUP, "?", ["a", "b"], is_anonymous=False)
        assert poll.poll is not None
        assert (await bot.stop_poll(GROUP, poll.message_id)).is_closed
        assert (await bot.get_chat(GROUP)).title == "楼"
        assert {each.user.id for each in await bot.get_chat_administrators(FORUM)} == {WANG, BOT}
        assert (await bot.get_chat_member(GROUP, LI)).status == "member"
        topic = await bot.create_forum_topic(FORUM, "维修")
        said = await bot.send_message(FORUM, "x", message_thread_id=topic.message_thread_id)
        assert said.is_topic_message
        assert await bot.set_message_reaction(FORUM, said.message_id, "👍")
        assert (await bot.get_webhook_info()).url == ""
        await bot.set_my_commands([("help", "帮助")], scope=telegram.BotCommandScopeChat(GROUP))


async def test_aiogram(town: Town) -> None:
    # It takes seconds to import: whoever collects the tests, and each process that runs some, does without.
    from aiogram import Bot as AiogramBot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import BufferedInputFile

    session = AiohttpSession(api=TelegramAPIServer.from_base(town.sandbox.url))
    async with AiogramBot(TOKEN, session=session) as bot:
        assert (await bot.get_me()).username == "town_bot"
        await town.says(WANG, "/start")
        [update] = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.text == "/start"
        assert (await bot.send_message(WANG, "hi")).text == "hi"
        sent = await bot.send_document(WANG, BufferedInputFile(b"bytes", "name.txt"))
        assert sent.document is not None
        assert sent.document.file_name == "name.txt"
        poll = await bot.send_poll(WANG, "?", ["a", "b"])
        assert poll.poll is not None
        assert (await bot.get_chat(FORUM)).is_forum
        assert (await bot.get_chat_member(FORUM, BOT)).status == "administrator"
