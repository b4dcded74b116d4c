"""What each process of the bot that is forked finds ready: the program is imported, what starts it too, and its texts
are read.
"""

from bot import __main__, app
from handlers.kit import texts
from tests import people

__all__ = ["__main__", "app", "people"]

for language in texts.LANGUAGES:
    texts.bundle(language)
