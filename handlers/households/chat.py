"""Everything that is said and pressed about households: joining one, looking into one, lists and slips of many."""

from __future__ import annotations

from handlers.households import due, import_chat, joining_chat, joining_notices, living_chat, slips_chat
from handlers.kit.routes import Routes


def register(routes: Routes) -> None:
    joining_chat.register(routes)
    joining_notices.register(routes)
    living_chat.register(routes)
    import_chat.register(routes)
    slips_chat.register(routes)
    due.register(routes)
