"""The baseline: python-telegram-bot as it comes, with a handler that answers a press and does nothing else."""

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes


async def pressed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer()


def main(url: str, token: str) -> None:
    app = Application.builder().token(token).base_url(f"{url}/bot").build()
    app.add_handler(CallbackQueryHandler(pressed))
    app.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
