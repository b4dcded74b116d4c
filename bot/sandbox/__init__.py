"""A local Telegram: a Bot API server with people, groups and a page in the browser; see docs/sandbox.md."""
