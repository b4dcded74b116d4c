"""The running program: the only place where its parts are built and put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Alarm, Clock
from bot.config import Config, Issues, Joining
from bot.courier import Courier
from bot.deadlines import DeadlineServer
from bot.fetcher import Fetcher
from bot.inbox import Inbox
from bot.menus import keep_menus
from bot.pace import Pace
from bot.parcels import Packer
from bot.sandbox.follow import follow
from bot.telegram_bot import TelegramBot
from bot.telegram_http import AiohttpRequest
from handlers.households import chat as households_chat
from handlers.issues import actions as issues_actions
from handlers.issues import chat as issues_chat
from handlers.issues import due as issues_due
from handlers.issues import notices as issues_notices
from handlers.journal import chat as journal_chat
from handlers.kit import below, forms, invitations
from handlers.kit.desk import Desk
from handlers.kit.routes import Routes
from handlers.kit.visit import Emergency, Settings
from handlers.people import chat as people_chat
from handlers.places import chat as places_chat
from handlers.roles import chat as roles_chat
from rules.issue_categories import Catalogue, Own
from rules.issue_limits import Limits, Special
from rules.joining import Slips
from rules.notices import QuietHours
from rules.places import Level
from rules.working_days import Calendar
from storage import albums, downloads, drafts, household_codes, household_lists, journal, outbox, updates
from storage import deadlines as stored_deadlines
from storage.store import Store, StoreError, Tx, open_store

log = structlog.get_logger()
SEAL_EVERY = 5
PATIENCE = 30.0
"""Seconds in which Telegram may answer a send: after less, what goes out slowly would be sent twice."""
KEEP_DONE = timedelta(days=7)
"""How long it is known what was served and sent: far longer than the day for which Telegram repeats an update."""
KEEP_UNDONE = timedelta(days=90)
"""How long what could not be done is kept: an admin can look into it, and who was away for a season gets it still."""
KEEP_DRAFTS = timedelta(days=30)
"""How long a form waits for its next answer: whoever left it for a month starts anew, and their words are not kept."""
KEEP_ALBUMS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Running:
    """The bot at work. `ended` is done when it can't go on, and raises why."""

    store: Store
    bot: Bot
    clock: Clock
    ended: asyncio.Future[None]


@dataclass(frozen=True, slots=True)
class Work:
    """What goes on all the time while the bot is at work."""

    inbox: asyncio.Task[None]
    courier: asyncio.Task[None]
    deadlines: asyncio.Task[None]
    fetcher: asyncio.Task[None]
    menus: asyncio.Task[None]


def routes() -> Routes:
    """Return everything that the bot answers to: a capability enters here."""
    all_routes = Routes()
    below.register(all_routes)
    forms.register(all_routes)
    invitations.register(all_routes)
    issues_chat.register(all_routes)
    issues_due.register(all_routes)
    issues_notices.register(all_routes)
    households_chat.register(all_routes)
    people_chat.register(all_routes)
    places_chat.register(all_routes)
    journal_chat.register(all_routes)
    roles_chat.register(all_routes)
    return all_routes


@asynccontextmanager
async def running(config: Config) -> AsyncIterator[Running]:
    """Have the bot at work. Raises StoreError, or telegram.error.InvalidToken, where it can't begin."""
    async with AsyncExitStack() as stack:
        store = await open_store(config.storage.url)
        stack.push_async_callback(store.close)
        bot = telegram(config)
        stack.push_async_callback(bot.shutdown)
        await _reach(bot)
        clock = Clock()
        desk = Desk(settings(config, bot), routes())
        scheduler = AsyncIOScheduler(timezone=UTC)

        alarm = Alarm(clock, scheduler)
        news = asyncio.Event()

        def served(next_due: datetime | None) -> None:
            courier.wake()
            fetcher.wake()
            news.set()
            alarm.set(next_due)

        inbox = Inbox(
            store=store,
            bot=bot,
            clock=clock,
            desk=desk,
            served=served,
            poll_seconds=config.telegram.poll_seconds,
            updates_a_minute=config.person.updates_a_minute,
        )
        courier = Courier(
            store=store,
            bot=bot,
            clock=clock,
            packer=Packer(desk, QuietHours(config.quiet_hours.begin, config.quiet_hours.end)),
            pace=Pace(**config.pace.model_dump()),
            polled_at=lambda: inbox.polled_at,
        )

        def came_due() -> None:
            courier.wake()
            news.set()

        deadlines = DeadlineServer(store, clock, desk, alarm, came_due)
        fetcher = Fetcher(store=store, bot=bot, clock=clock, desk=desk, handed_over=courier.wake)

        async def tidy() -> None:
            courier.forget_idle()
            inbox.forget_idle()
            await _tidy(store, clock)

        if config.telegram.sandbox:
            await stack.enter_async_context(follow(config.telegram.api_url, clock, alarm))
        # However late the machine wakes them, they run, once: what they do is never out of date.
        late = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        scheduler.add_job(_seal, "interval", seconds=SEAL_EVERY, args=[store], **late)
        scheduler.add_job(tidy, "interval", hours=1, **late)
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)
        await store.transact(lambda tx: issues_actions.expect_mornings(tx, clock.now(), desk.settings))
        await deadlines.serve_due()
        work = Work(
            asyncio.create_task(inbox.run()),
            asyncio.create_task(courier.run()),
            asyncio.create_task(deadlines.run()),
            asyncio.create_task(fetcher.run()),
            asyncio.create_task(keep_menus(bot, desk, store, clock.now, news)),
        )
        stack.push_async_callback(_stop, work, inbox, courier, store)
        yield Running(store, bot, clock, asyncio.ensure_future(_first_to_end(work)))


def settings(config: Config, bot: Bot) -> Settings:
    """Return what serving somebody needs of the settings."""
    return Settings(
        bot_id=bot.id,
        bot_username=bot.username,
        language=config.community.language,
        zone=ZoneInfo(config.community.time_zone),
        admins=frozenset(config.community.admins),
        issues=_limits(config.issues),
        categories=Catalogue(
            own=tuple(
                Own(code=each.code, under=each.under, names={"zh-Hans": each.chinese, "en": each.english})
                for each in config.issues.own_categories
            ),
            without=frozenset(config.issues.without_categories),
        ),
        emergency=Emergency(**config.emergency.model_dump()),
        slips=slips(config.joining),
    )


def slips(joining: Joining) -> Slips:
    """Return what the slips of households are good for, as the rules take it."""
    return Slips(
        uses=joining.code_uses,
        life=timedelta(days=joining.code_days),
        wrong_a_day=joining.wrong_codes_a_day,
    )


def _limits(issues: Issues) -> Limits:
    """Return the limits of issues as the rules take them."""
    calendar = Calendar(holidays=frozenset(issues.holidays), workdays=frozenset(issues.extra_workdays))
    return Limits(
        accept=timedelta(hours=issues.accept_hours),
        accept_urgent=timedelta(hours=issues.urgent_accept_hours),
        resolve={
            Level.BUILDING: timedelta(days=issues.building_days),
            Level.GRID: timedelta(days=issues.grid_days),
            Level.COMMUNITY: timedelta(days=issues.community_days),
            Level.OUTSIDE: timedelta(days=issues.outside_days),
        },
        resolve_urgent=timedelta(hours=issues.urgent_hours),
        special=tuple(
            Special(
                category=each.category,
                level=Level(each.level) if each.level else None,
                urgent=each.urgent,
                accept=timedelta(hours=each.accept_hours) if each.accept_hours else None,
                resolve=timedelta(hours=each.resolve_hours) if each.resolve_hours else None,
            )
            for each in issues.other_limits
        ),
        calendar=calendar if issues.working_days else None,
        answer=timedelta(days=issues.answer_days),
        appeal=timedelta(days=issues.appeal_days),
        reports_a_day=issues.a_day_per_person,
        morning=issues.morning,
        keep_personal=timedelta(days=issues.keep_personal_days),
    )


def telegram(config: Config) -> TelegramBot:
    """Return the bot as Telegram knows it. Nothing is asked of Telegram yet."""
    address = config.telegram.api_url.rstrip("/")
    return TelegramBot(
        config.telegram.token.get_secret_value(),
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=AiohttpRequest(read_timeout=PATIENCE),
        get_updates_request=AiohttpRequest(pool_size=1),
    )


async def _reach(bot: Bot) -> None:
    """Say hello to Telegram, as often as it takes. Raises InvalidToken when it does not know the token."""
    pause = 1.0
    while True:
        try:
            await bot.initialize()
            await bot.delete_webhook()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram can't be reached, trying again", error=type(error).__name__, seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
        else:
            return


async def _first_to_end(work: Work) -> None:
    """Wait until something ends that never should, and raise why."""
    done, _ = await asyncio.wait(
        (work.inbox, work.courier, work.deadlines, work.fetcher), return_when=asyncio.FIRST_COMPLETED
    )
    for task in done:
        task.result()


async def _stop(work: Work, inbox: Inbox, courier: Courier, store: Store) -> None:
    """Take nothing new in, finish what is in hand, seal the journal."""
    taking_in = (work.inbox, work.deadlines, work.fetcher, work.menus)
    for task in taking_in:
        task.cancel()
    await asyncio.gather(*taking_in, return_exceptions=True)
    await inbox.drain()
    courier.stop()
    await asyncio.gather(work.courier, return_exceptions=True)
    await _seal(store)


async def _seal(store: Store) -> None:
    try:
        await store.transact(journal.seal)
    except StoreError as error:
        log.error("the journal can't be sealed", error=str(error))


async def _tidy(store: Store, clock: Clock) -> None:
    """Drop what was done long ago, and what could not be done long before that."""
    now = clock.now()
    done, undone = now - KEEP_DONE, now - KEEP_UNDONE

    def forget(tx: Tx) -> None:
        updates.forget(tx, served=done, aside=undone)
        outbox.forget(tx, sent=done, undelivered=undone)
        stored_deadlines.forget(tx, done)
        drafts.forget(tx, now - KEEP_DRAFTS)
        albums.forget(tx, now - KEEP_ALBUMS)
        downloads.forget(tx, done)
        household_lists.forget(tx, now)
        household_codes.forget_wrong(tx, done)

    await store.transact(forget)
