"""Settings: where they come from, what is said about a wrong one, and that each is explained."""

import itertools
import os
import re
import tomllib
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.config import Config, ConfigError, load

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in [name for name in os.environ if name.upper().startswith("YISHI_")]:
        monkeypatch.delenv(name)
    return monkeypatch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def complaint(file: Path, text: str) -> str:
    """What is said about this file, with a token in it so that the missing one is not mentioned too."""
    if "token" not in text:
        text = f'telegram.token = "{TOKEN}"\n{text}'
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(file)
    return str(caught.value)


def test_the_file_is_read(file: Path) -> None:
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi_url = "http://127.0.0.1:8081/"\npoll_seconds = 5\nsandbox = true\n'
        '[storage]\nurl = "postgresql://yishi@db/yishi"\n'
        '[community]\nadmins = [7, 8]\nlanguage = "en"\ntime_zone = "Europe/Berlin"\n'
        '[quiet_hours]\nbegin = "21:30"\nend = "06:05"\n'
        "[pace]\nchat = 0.5\n"
        '[log]\nlevel = "debug"\nform = "json"\n'
    )
    config = load(file)
    assert config.telegram.token.get_secret_value() == TOKEN
    assert config.telegram.api_url == "http://127.0.0.1:8081"
    assert (config.telegram.poll_seconds, config.telegram.sandbox) == (5, True)
    assert config.storage.url == "postgresql://yishi@db/yishi"
    assert config.community.admins == (7, 8)
    assert config.community.zone == ZoneInfo("Europe/Berlin")
    assert (config.quiet_hours.begin, config.quiet_hours.end) == (time(21, 30), time(6, 5))
    assert (config.pace.chat, config.pace.group) == (0.5, 20)
    assert (config.log.level, config.log.form) == ("DEBUG", "json")


def test_the_environment_wins_setting_by_setting(file: Path, environment: pytest.MonkeyPatch) -> None:
    file.write_text(f'[telegram]\ntoken = "{TOKEN}"\npoll_seconds = 5\n[issues]\nanswer_days = 3\n')
    environment.setenv("YISHI_TELEGRAM__POLL_SECONDS", "20")
    environment.setenv("YISHI_TOKEN", f"9{TOKEN}")
    environment.setenv("YISHI_COMMUNITY__ADMINS", "7, 8")
    config = load(file)
    assert config.telegram.poll_seconds == 20
    assert config.telegram.token.get_secret_value() == f"9{TOKEN}"
    assert config.community.admins == (7, 8)
    assert config.issues.answer_days == 3


def test_no_file_is_needed(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("YISHI_TELEGRAM__TOKEN", TOKEN)
    environment.setenv("YISHI_COMMUNITY__ADMINS", "[7]")
    config = load(None)
    assert config.telegram.token.get_secret_value() == TOKEN
    assert config.community.admins == (7,)


def test_a_config_built_directly_knows_no_environment(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("YISHI_TELEGRAM__POLL_SECONDS", "20")
    assert Config().telegram.poll_seconds == 30


def test_settings_never_change() -> None:
    config = Config()
    with pytest.raises(ValidationError):
        config.telegram.poll_seconds = 3
    with pytest.raises(ValidationError):
        config.pace = config.pace


def test_the_token_is_asked_for_where_it_is_needed() -> None:
    with pytest.raises(ConfigError, match=r"^telegram\.token is missing: ask @BotFather"):
        load(None)
    assert load(None, needs_token=False) == Config()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("telegram.poll_seconds = 99", "telegram.poll_seconds = 99: must be 1 to 50"),
        ("telegram.poll_seconds = 0", "telegram.poll_seconds = 0: must be 1 to 50"),
        ("telegram.poll_seconds = true", "telegram.poll_seconds = true: must be 1 to 50"),
        ('telegram.poll_seconds = "soon"', 'telegram.poll_seconds = "soon": must be 1 to 50'),
        ("telegram.poll_seconds = 1.5", "telegram.poll_seconds = 1.5: must be 1 to 50"),
        ('telegram.api_url = "ftp://x"', 'telegram.api_url = "ftp://x": must be an address that begins with'),
        ('telegram.api_url = "https://"', 'telegram.api_url = "https://": must be an address that begins with'),
        ('telegram.api_url = "http://[x"', 'telegram.api_url = "http://[x": must be an address that begins'),
        ('telegram.sandbox = "perhaps"', 'telegram.sandbox = "perhaps": must be true or false'),
        ('storage.url = "mysql://x/y"', 'storage.url = "mysql://x/y": must be sqlite:///a-file or postgresql://'),
        ('storage.url = "sqlite:///"', 'storage.url = "sqlite:///": must be sqlite:///a-file'),
        ('storage.url = "pg://me:pw@db/y"', 'storage.url = "pg://me:…@db/y": must be sqlite:///a-file'),
        ('community.admins = ["王"]', 'community.admins = "王": must be a list of Telegram user ids'),
        ("community.admins = [-100, -200]", "community.admins = -100: must be a list of Telegram user ids"),
        ("community.admins = 7", "community.admins = 7: must be a list of Telegram user ids"),
        ('community.language = "fr"', 'community.language = "fr": must be "zh-Hans" or "en"'),
        ('community.time_zone = "Beijing"', 'community.time_zone = "Beijing": must be the name of a time zone'),
        ('community.time_zone = "Asia"', 'community.time_zone = "Asia": must be the name of a time zone'),
        ('community.time_zone = ""', 'community.time_zone = "": must be the name of a time zone'),
        (
            'community.time_zone = "../etc/passwd"',
            'community.time_zone = "../etc/passwd": must be the name of a time zone',
        ),
        ('quiet_hours.begin = "24:00"', 'quiet_hours.begin = "24:00": must be a time of day, 00:00 to 23:59'),
        ('quiet_hours.end = "7:00"', 'quiet_hours.end = "7:00": must be a time of day, 00:00 to 23:59'),
        ("quiet_hours.end = 7", "quiet_hours.end = 7: must be a time of day, 00:00 to 23:59"),
        ("pace.overall = 1001", "pace.overall = 1001: must be 1 to 1000"),
        ("pace.chat = nan", "pace.chat = NaN: must be 0.1 to 100"),
        (
            'issues.own_categories = [{ code = "Pool", chinese = "泳池", english = "Pool" }]',
            'issues.own_categories = "Pool": must be a list such as [{ code = ',
        ),
        ('issues.without_categories = "pets"', 'issues.without_categories = "pets": must be a list of codes'),
        ('issues.holidays = ["New Year"]', 'issues.holidays = "New Year": must be a list of days'),
        ("issues.other_limits = [{ accept_hours = 0 }]", "issues.other_limits = 0: must be a list such as"),
        ('emergency.fire = "help!"', 'emergency.fire = "help!": must be a telephone number'),
        ("issues.accept_hours = 0", "issues.accept_hours = 0: must be 1 to 720"),
        ("person.updates_a_minute = -1", "person.updates_a_minute = -1: must be 1 to 10000"),
        ('log.level = "loud"', 'log.level = "LOUD": must be "DEBUG", "INFO", "WARNING" or "ERROR"'),
        ("log = 5", "log: must be a table, [log], with its settings below it"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(file: Path, text: str, said: str) -> None:
    line = complaint(file, text)
    assert line.lower().startswith(said.lower())
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("telegram.pol_seconds = 5", "telegram.pol_seconds: no such setting; did you mean telegram.poll_seconds?"),
        ("telegramm.sandbox = true", "telegramm: no such setting; did you mean telegram?"),
        ("log.time_zone = 5", "log.time_zone: no such setting; did you mean community.time_zone?"),
        ("admins = [5]", "admins: no such setting; did you mean community.admins?"),
        ("colour.scheme = 5", "colour: no such setting"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known(file: Path, text: str, said: str) -> None:
    assert complaint(file, text) == said


def test_a_typo_in_the_environment_is_refused_too(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("YISHI_TOKEN", TOKEN)
    environment.setenv("YISHI_TELEGRM__SANDBOX", "true")
    environment.setenv("YISHI_PACE__GRUOP", "30")
    with pytest.raises(ConfigError) as caught:
        load(None)
    assert str(caught.value).splitlines() == [
        "YISHI_TELEGRM__SANDBOX: no such setting; did you mean telegram.sandbox?",
        "pace.gruop: no such setting; did you mean pace.group?",
    ]


def test_a_whole_table_that_is_no_json_in_the_environment_is_refused(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("YISHI_PACE", "{fast")
    with pytest.raises(ConfigError, match="pace"):
        load(None)


def test_each_wrong_setting_has_its_line(file: Path) -> None:
    said = complaint(file, "telegram.poll_seconds = 99\npace.group = 0\npace.xyz = 7\n")
    assert sorted(said.splitlines()) == [
        "pace.group = 0: must be 1 to 1000",
        "pace.xyz: no such setting",
        "telegram.poll_seconds = 99: must be 1 to 50",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'telegram.token = "123:tooshort-but-secret"',
        'telegram.tokn = "123:tooshort-but-secret"',
        'telegram = "123:tooshort-but-secret"\n# token',
        'token = "123:tooshort-but-secret"',
        'community.token = "123:tooshort-but-secret"',
    ],
)
def test_a_token_is_never_repeated(file: Path, text: str) -> None:
    said = complaint(file, text)
    assert "secret" not in said
    assert said.startswith(("telegram", "token", "community"))


@pytest.mark.parametrize("key", ["community.language", "community.admins", "storage.url", "log.level"])
def test_a_token_that_was_put_into_another_setting_is_not_repeated_either(file: Path, key: str) -> None:
    said = complaint(file, f'{key} = "{TOKEN}"')
    assert said.startswith(f"{key} = ")
    assert "must be" in said
    assert TOKEN[-10:].lower() not in said.lower()


def test_an_error_of_the_settings_shows_no_values() -> None:
    with pytest.raises(ValidationError) as caught:
        Config.model_validate({"telegram": {"token": "123:tooshort-but-secret"}})
    assert "secret" not in str(caught.value)


def test_a_config_can_be_printed_without_its_secrets(file: Path) -> None:
    file.write_text(f'telegram.token = "{TOKEN}"\nstorage.url = "postgresql://me:password@db/y"\n')
    printed = repr(load(file)) + str(load(file))
    assert TOKEN not in printed
    assert "password" not in printed


def test_a_file_that_is_no_toml_is_named_with_the_line(file: Path) -> None:
    assert complaint(file, f'telegram.token = "{TOKEN}"\nlog.level = loud\n') == (
        f"{file}, line 2, column 13: Invalid value"
    )


def test_a_file_that_ends_too_early_says_so(file: Path) -> None:
    assert complaint(file, "[telegram\n# token").startswith(f"{file}, ")
    assert "end of document" in complaint(file, 'telegram.token = "123')


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: no such file or directory$"):
        load(tmp_path / "none.toml")


def test_a_file_that_is_not_text_says_so(file: Path) -> None:
    file.write_bytes("# 设置".encode("gb18030"))
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(file)


def settings() -> dict[str, Any]:
    return {f"{table}.{key}": value for table, section in Config() for key, value in section}


def as_written(value: object) -> object:
    match value:
        case time():
            return value.strftime("%H:%M")
        case tuple():
            return list(value)
        case _ if hasattr(value, "get_secret_value"):
            return value.get_secret_value()
        case _:
            return value


def test_the_example_shows_each_setting_with_its_default() -> None:
    shown = {
        f"{table}.{key}": value
        for table, section in tomllib.loads(EXAMPLE.read_text("utf-8")).items()
        for key, value in section.items()
    }
    assert shown == {key: as_written(value) for key, value in settings().items()}


def test_the_example_explains_each_setting() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    unexplained = [
        line
        for before, line in itertools.pairwise(lines)
        if re.match(r"\w+ =", line) and not re.match(r"# \w.{20,}|.*\.$", before)
    ]
    assert unexplained == []


def test_the_example_is_a_config_once_there_is_a_token(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("YISHI_TOKEN", TOKEN)
    assert load(EXAMPLE).model_copy(update={"telegram": Config().telegram}) == Config()


def test_every_setting_says_what_is_allowed() -> None:
    sections = {table: type(section) for table, section in Config()}
    silent = [
        f"{table}.{name}"
        for table, section in sections.items()
        for name, field in section.model_fields.items()
        if not field.description
    ]
    assert silent == []
