"""setWebhook, deleteWebhook, getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.updates import BY_DEFAULT
from bot.sandbox.webhook import Webhook
from bot.sandbox.world import Json

PORTS = (80, 88, 443, 8443)
NEAR = ("localhost", "127.0.0.1", "::1")


class Described:
    """A result that Telegram sends a sentence along with."""

    def __init__(self, result: Any, description: str) -> None:
        self.result = result
        self.description = description


def set_webhook(call: Call) -> Described:
    url = call.params.text("url").strip()
    if not url:
        return delete_webhook(call)
    secret = call.params.text("secret_token")
    _check_url(url)
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    inbox = call.bot.inbox
    inbox.allow(call.params.json("allowed_updates", "allowed updates"))
    if call.params.flag("drop_pending_updates"):
        inbox.drop_all()
    inbox.end_poll("terminated by setWebhook request")
    before = call.bot.webhook
    connections = call.params.integer("max_connections", 40, 1, 100)
    if before and (before.url, before.secret, before.max_connections) == (url, secret, connections):
        return Described(True, "Webhook is already set")
    if before is not None:
        before.stop()
    call.bot.webhook = Webhook(call.world, call.bot, url, secret, connections)
    call.bot.webhook.start()
    return Described(True, "Webhook was set")


def delete_webhook(call: Call) -> Described:
    if call.params.flag("drop_pending_updates"):
        call.bot.inbox.drop_all()
    if call.bot.webhook is None:
        return Described(True, "Webhook is already deleted")
    call.bot.webhook.stop()
    call.bot.webhook = None
    return Described(True, "Webhook was deleted")


def get_webhook_info(call: Call) -> Json:
    webhook, inbox = call.bot.webhook, call.bot.inbox
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": inbox.count(),
    }
    if webhook is not None:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error is not None:
            date, message = webhook.last_error
            info |= {"last_error_date": date, "last_error_message": message}
    if inbox.allowed != BY_DEFAULT:
        info["allowed_updates"] = sorted(inbox.allowed)
    return info


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    # Beside the sandbox a bot needs no certificate.
    if parts.hostname in NEAR:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
