"""What each process of the bot that is forked finds ready: the program is imported, and its texts are read."""

from bot import __main__, app
from handlers.kit import texts

__all__ = ["__main__", "app"]

for language in texts.LANGUAGES:
    texts.bundle(language)
