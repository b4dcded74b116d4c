"""Our own bot as it is run in service, on a database with an issue that many people press a button under."""

import sys
from pathlib import Path

JOIN = "1:issues:join:1"


def seed(database: Path, people: int) -> None:
    """Fill a database with the building, its group, its residents and issue 1."""
    raise NotImplementedError


def command(folder: Path, url: str, token: str, people: int) -> list[str]:
    """Seed a database in this folder and say how the bot is started on it."""
    database = folder / "yishi.db"
    seed(database, people)
    config = folder / "config.toml"
    config.write_text(
        f'[telegram]\ntoken = "{token}"\napi_url = "{url}"\n[storage]\nurl = "sqlite:///{database}"\n', "utf-8"
    )
    return [sys.executable, "-m", "bot", "run", "--config", str(config)]
