"""The settings: read from a TOML file and the environment, checked, and then never changed.

The environment wins: `YISHI_TELEGRAM__POLL_SECONDS=20` stands above `poll_seconds` in the file, and the token
may simply be `YISHI_TOKEN`. Each setting is explained in `config.example.toml`.
"""

import difflib
import json
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)
from typing_extensions import override

PREFIX = "YISHI_"
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")


class ConfigError(Exception):
    """The settings can't be used; its text has one line for each thing that is wrong."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


def _not_a_switch(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("true and false are no numbers")
    return value


def _token(value: SecretStr) -> SecretStr:
    secret = value.get_secret_value()
    if secret and not TOKEN.fullmatch(secret):
        raise ValueError("not a token")
    return value


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("not an address")
    return value.rstrip("/")


def _database(value: str) -> str:
    if not re.match(r"sqlite:///.|postgresql://.", value):
        raise ValueError("not a database")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError) as error:
        raise ValueError("not a time zone") from error
    return value


def _clock(value: object) -> object:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise ValueError("not a time of day")
    return time.fromisoformat(value)


def _listed(value: object) -> object:
    """`1, 2` and `[1, 2]` in the environment are the list that the file would hold."""
    if not isinstance(value, str):
        return value
    return [part.strip() for part in value.strip().strip("[]").split(",") if part.strip()]


Whole = Annotated[int, BeforeValidator(_not_a_switch)]
Number = Annotated[float, BeforeValidator(_not_a_switch)]
UserId = Annotated[Whole, Field(gt=0, lt=2**52)]


def _within(low: float, high: float) -> Any:
    return Field(ge=low, le=high, description=f"{low:g} to {high:g}")


def _telephone() -> Any:
    return Field(pattern=r"^[0-9][0-9 -]{1,19}$")


def _allowed(what: str) -> Any:
    return Field(description=what)


class Section(BaseModel):
    """One table of the file. The description of a field is what `must be …` says when it is wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Telegram(Section):
    token: Annotated[
        SecretStr,
        AfterValidator(_token),
        _allowed("a bot token as @BotFather gives it, such as 123456:ABC…"),
    ] = SecretStr("")
    api_url: Annotated[
        str, AfterValidator(_web_address), _allowed("an address that begins with https:// or http://")
    ] = "https://api.telegram.org"
    poll_seconds: Annotated[Whole, _within(1, 50)] = 30
    sandbox: Annotated[bool, _allowed("true or false")] = False


class Storage(Section):
    # Not shown where settings are printed: it may hold the database's password.
    url: Annotated[
        str,
        AfterValidator(_database),
        Field(repr=False, description="sqlite:///a-file or postgresql://user@host/database"),
    ] = "sqlite:///yishi.db"


class Community(Section):
    admins: Annotated[
        tuple[UserId, ...],
        NoDecode,
        BeforeValidator(_listed),
        _allowed("a list of Telegram user ids, such as [123456789]"),
    ] = ()
    language: Annotated[Literal["zh-Hans", "en"], _allowed('"zh-Hans" or "en"')] = "zh-Hans"
    time_zone: Annotated[str, AfterValidator(_zone), _allowed("the name of a time zone, such as Asia/Shanghai")] = (
        "Asia/Shanghai"
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class QuietHours(Section):
    begin: Annotated[time, BeforeValidator(_clock), _allowed("a time of day, 00:00 to 23:59")] = time(22)
    end: Annotated[time, BeforeValidator(_clock), _allowed("a time of day, 00:00 to 23:59")] = time(7)


class Pace(Section):
    overall: Annotated[Number, _within(1, 1000)] = 30
    chat: Annotated[Number, _within(0.1, 100)] = 1
    chat_burst: Annotated[Whole, _within(1, 100)] = 3
    group: Annotated[Number, _within(1, 1000)] = 20


class OwnCategory(Section):
    code: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{1,19}$")]
    chinese: Annotated[str, Field(min_length=1, max_length=30)]
    english: Annotated[str, Field(min_length=1, max_length=30)]
    under: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{1,19}$")] | None = None


class OtherLimit(Section):
    category: str | None = None
    level: Literal["building", "grid", "community", "outside"] | None = None
    urgent: bool | None = None
    accept_hours: Annotated[Whole, Field(ge=1, le=720)] | None = None
    resolve_hours: Annotated[Whole, Field(ge=1, le=8760)] | None = None


class Issues(Section):
    accept_hours: Annotated[Whole, _within(1, 720)] = 24
    urgent_accept_hours: Annotated[Whole, _within(1, 720)] = 2
    building_days: Annotated[Whole, _within(1, 365)] = 3
    grid_days: Annotated[Whole, _within(1, 365)] = 7
    community_days: Annotated[Whole, _within(1, 365)] = 15
    outside_days: Annotated[Whole, _within(1, 365)] = 15
    urgent_hours: Annotated[Whole, _within(1, 720)] = 24
    other_limits: Annotated[
        tuple[OtherLimit, ...],
        _allowed('a list such as [{ category = "lift", urgent = true, accept_hours = 1, resolve_hours = 8 }]'),
    ] = ()
    working_days: Annotated[bool, _allowed("true or false")] = False
    holidays: Annotated[tuple[date, ...], _allowed("a list of days, such as [2027-01-01]")] = ()
    extra_workdays: Annotated[tuple[date, ...], _allowed("a list of days, such as [2027-01-03]")] = ()
    own_categories: Annotated[
        tuple[OwnCategory, ...],
        _allowed('a list such as [{ code = "pool", under = "facilities", chinese = "…", english = "Pool" }]'),
    ] = ()
    without_categories: Annotated[tuple[str, ...], _allowed('a list of codes, such as ["pets", "noise-square"]')] = ()
    answer_days: Annotated[Whole, _within(1, 90)] = 7
    appeal_days: Annotated[Whole, _within(1, 90)] = 7
    a_day_per_person: Annotated[Whole, _within(1, 1000)] = 10
    morning: Annotated[time, BeforeValidator(_clock), _allowed("a time of day, 00:00 to 23:59")] = time(8)
    keep_personal_days: Annotated[Whole, _within(30, 3650)] = 730


class Joining(Section):
    code_uses: Annotated[Whole, _within(1, 100)] = 4
    code_days: Annotated[Whole, _within(1, 365)] = 90
    wrong_codes_a_day: Annotated[Whole, _within(1, 100)] = 5


class Emergency(Section):
    police: Annotated[str, _telephone(), _allowed('a telephone number, such as "110"')] = "110"
    fire: Annotated[str, _telephone(), _allowed('a telephone number, such as "119"')] = "119"
    ambulance: Annotated[str, _telephone(), _allowed('a telephone number, such as "120"')] = "120"


class Person(Section):
    updates_a_minute: Annotated[Whole, _within(1, 10_000)] = 40


class Log(Section):
    level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value),
        _allowed('"DEBUG", "INFO", "WARNING" or "ERROR"'),
    ] = "INFO"
    form: Annotated[Literal["console", "json"], _allowed('"console" or "json"')] = "console"


class Config(Section):
    """All settings. Built directly it knows neither file nor environment: see `load`."""

    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    community: Community = Community()
    quiet_hours: QuietHours = QuietHours()
    pace: Pace = Pace()
    issues: Issues = Issues()
    joining: Joining = Joining()
    emergency: Emergency = Emergency()
    person: Person = Person()
    log: Log = Log()


class _Sources(BaseSettings, Config):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, InitSettingsSource(settings_cls, _short_token(os.environ)), init_settings


def _short_token(environment: Mapping[str, str]) -> dict[str, Any]:
    token = environment.get(f"{PREFIX}TOKEN")
    return {"telegram": {"token": token}} if token else {}


def load(path: Path | None, *, needs_token: bool = True) -> Config:
    """Read the settings, or raise a `ConfigError` with a line for each that is wrong."""
    complaints = _unknown_variables(os.environ)
    config = None
    try:
        sources = _Sources(**_read(path))
        config = Config(**{name: getattr(sources, name) for name in Config.model_fields})
    except ValidationError as error:
        complaints += _explained(error)
    except SettingsError as error:
        complaints.append(f"environment: {error}")
    if config is not None and needs_token and not config.telegram.token.get_secret_value():
        complaints.append(f"telegram.token is missing: ask @BotFather for one, or set {PREFIX}TOKEN")
    if config is None or complaints:
        raise ConfigError(complaints)
    return config


def _explained(error: ValidationError) -> list[str]:
    lines: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        section, *rest = (str(part) for part in detail["loc"])
        # An element of a list counts as the list: nobody needs the same line for each.
        key = ".".join([section, *rest[:1]])
        if detail["type"] == "extra_forbidden":
            lines[key] = f"{key}: no such setting{_nearest(key)}"
        elif not rest:
            lines[key] = f"{key}: must be a table, [{key}], with its settings below it"
        else:
            lines.setdefault(key, f"{key}{_shown(key, detail['input'])}: must be {_known()[key]}")
    return list(lines.values())


def _unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """Variables meant for us that name no section: pydantic overlooks those, and a typo with them."""
    lines = []
    for name in sorted(environment):
        section, nested, rest = name.upper().removeprefix(PREFIX).partition("__")
        if name.upper().startswith(PREFIX) and nested and section.lower() not in Config.model_fields:
            lines.append(f"{name}: no such setting{_nearest(f'{section}.{rest}'.lower())}")
    return lines


def _known() -> dict[str, str]:
    """Each setting's key, and what is allowed there."""
    sections = {name: type(field.default) for name, field in Config.model_fields.items()}
    return {
        f"{section}.{name}": field.description or ""
        for section, table in sections.items()
        for name, field in table.model_fields.items()
    }


def _nearest(key: str) -> str:
    """The setting that was probably meant: of the same name elsewhere, or written much alike."""
    section, _, name = key.rpartition(".")
    known = list(_known())
    same_name = [one for one in known if one.endswith(f".{name}")]
    in_section = [one for one in known if one.startswith(f"{section}.")] if section else list(Config.model_fields)
    alike = same_name or difflib.get_close_matches(key, in_section or known, n=1, cutoff=0.75)
    return f"; did you mean {alike[0]}?" if alike else ""


def _shown(key: str, value: object) -> str:
    """The wrong value as the file would have it, without what is secret."""
    if key == "telegram.token":
        return ""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    shown = re.sub(r"(://[^/@]*:)[^/@]*@", r"\1…@", TOKEN.sub("…", shown))
    return f" = {shown if len(shown) <= 80 else shown[:79] + '…'}"


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        what, _, where = str(error).rstrip(")").rpartition(" (at ")
        raise ConfigError([f"{path}, {where}: {what}"]) from None
    except UnicodeDecodeError:
        raise ConfigError([f"{path}: is not UTF-8 text"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: {(error.strerror or 'cannot be read').lower()}"]) from None
