"""What everybody who works on Yishi may rely on. A test here fails when a convention is broken."""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from bot.app import routes
from handlers.households import delimited, heading, sheet
from handlers.households.sheet import HouseholdRow
from handlers.issues.chat.work import FORMS
from handlers.issues.notices import LAPSED, NEWS
from handlers.issues.words.list_words import TABS
from handlers.issues.words.stats_words import RATES
from handlers.issues.words.whole_words import STEPS
from handlers.issues.words.work_words import BUTTONS
from handlers.kit import buttons, small_talk
from handlers.kit.fields import Form
from handlers.kit.replies import Text
from handlers.kit.texts import LANGUAGES, LOCALES, plain, render
from handlers.people.me_page import VERBS
from handlers.roles.notices import KINDS
from rules.access import MAY, Role
from rules.issue_answers import Question, Verdict
from rules.issue_categories import DANGER, TOPICS
from rules.issue_periods import PERIODS
from rules.issues import TOLD, State
from rules.joining import Relation, RequestState
from storage.migrate import migrations_in, statements
from storage.sql import sqlite_schema
from storage.store import MIGRATIONS

ROOT = Path(__file__).parents[1]
ROOMS = ("rules", "storage", "handlers", "bot")
CODE = sorted(
    file for room in ROOMS for file in (ROOT / room).rglob("*.py") if "sandbox" not in file.relative_to(ROOT).parts
)
CAPABILITIES = sorted({file.parent.name for file in (ROOT / "handlers").glob("*/*.py")} - {"kit"})

PURPOSES = ("neighbours", "staff")
UNDONE = (RequestState.APPROVED, RequestState.DECLINED)

# Texts whose ids are put together from what the rules and the routes know.
PUT_TOGETHER: Mapping[str, Iterable[str]] = {
    "command-": routes().commands,
    "role-": Role,
    "issue-category-": (*TOPICS, *(kind for kinds in TOPICS.values() for kind in kinds), "own"),
    "issue-alarm-": (DANGER, *TOPICS["danger"]),
    "issue-signs-": TOPICS["danger"],
    "issue-state-": State,
    "issue-told-": (*NEWS, *LAPSED),
    "answer-says-": Verdict,
    "question-": Question,
    "issue-outcome-": TOLD,
    "issue-do-": BUTTONS,
    "issue-done-": FORMS,
    "role-told-": KINDS,
    "issue-step-": STEPS,
    "issue-sign-": (*State, "overdue"),
    "issues-": TABS.values(),
    "issues-tab-": TABS.values(),
    "stats-period-": PERIODS,
    "stats-name-": RATES,
    "stats-rate-": [f"{rate}{end}" for rate in RATES for end in ("", "-none", "-few")],
    "small-talk-": [f"{kind}{end}" for kind in get_args(small_talk.Kind) for end in ("", "-answer")],
    "state-": State,
    "me-did-": VERBS,
    **dict.fromkeys(("bind-for-", "bind-present-", "bind-sure-", "bound-"), PURPOSES),
    "bind-change-": [f"{present}-{then}" for present in PURPOSES for then in PURPOSES],
    "language-": LANGUAGES,
    "language-chosen-": LANGUAGES,
    "relation-": Relation,
    "relation-said-": Relation,
    "join-request-": RequestState,
    "me-page-decided-": [state for state in RequestState if state is not RequestState.WAITING],
    **dict.fromkeys(("join-undo-", "join-ask-undo-", "join-sure-undo-", "join-undone-"), UNDONE),
    "import-column-": HouseholdRow.model_fields,
    "import-heading-": (*HouseholdRow.model_fields, heading.ENTRANCE),
}


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the strings of a piece of code with their lines, but no docstrings: those nobody is told."""
    docs = {id(part.value) for part in ast.walk(node) if isinstance(part, ast.Expr)}
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in docs:
            yield part.lineno, part.value


# The texts


class Reading(Visitor):
    """What a message takes: its variables, and for those it chooses by, what it knows of them."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.choices: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: Any) -> None:  # noqa: N802
        keys = {key.value if isinstance(key, ftl.NumberLiteral) else key.name for key in (v.key for v in node.variants)}
        self.choices.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


@cache
def messages(language: str) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{named(file)}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{named(file)}: {entry.id.name} is there twice"
                found[entry.id.name] = Reading()
                found[entry.id.name].visit(entry)
    return found


NUMBERS = {
    *("number", "count", "supporters", "rating", "row", "first", "limit", "least", "most"),
    *("step", "steps", "days", "hours", "page", "pages", "head"),
    *("accept", "hand", "overdue"),
}
SPECIAL = {"other", "zero", "one", "two", "few", "many"}


def samples(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield values for a message, such that each of its choices is taken once."""

    def of(name: str) -> list[Any]:
        choices = reading.choices.get(name, set())
        if name in NUMBERS or any(choice.isdecimal() or choice in SPECIAL - {"other"} for choice in choices):
            return [0, 1, 2, 5, 12345] if choices else [12345]
        return sorted(choices) or ["3号楼 <&>"]

    names = sorted(reading.variables)
    for values in product(*(of(name) for name in names)):
        yield dict(zip(names, values, strict=True))


def test_both_languages_say_the_same_with_the_same_values() -> None:
    chinese, english = (messages(language) for language in ("zh-Hans", "en"))
    assert set(chinese) == set(english)
    assert {id_ for id_ in chinese if chinese[id_].variables != english[id_].variables} == {"issue-category-own"}


def test_both_languages_stand_in_the_same_files() -> None:
    files = [sorted(file.name for file in (LOCALES / language).iterdir()) for language in LANGUAGES]
    assert files[0] == files[1]
    assert files[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_put_into_words(language: str) -> None:
    for id_, reading in messages(language).items():
        for values in samples(reading):
            said = render(Text(id_, values), language)
            assert "{" not in said, id_
            assert "<&>" not in said, id_
            assert len(said) <= 4096, id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_by_state_or_role_knows_only_what_there_is(language: str) -> None:
    known: dict[str, set[str]] = {
        "state": {*State},
        "level": {"building", "grid", "community", "outside"},
        "body": {*Role},
    }
    for id_, reading in messages(language).items():
        for name, choices in reading.choices.items():
            assert choices - SPECIAL <= known.get(name, {c for c in choices if c.isdecimal()}), (id_, name)


def _called(file: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
            )
            if name in names:
                yield node


def _ids(argument: ast.expr) -> Iterator[str]:
    """Yield the ids that an argument can be: a string, or one of two."""
    match argument:
        case ast.Constant(value=str(id_)):
            yield id_
        case ast.IfExp(body=body, orelse=orelse):
            yield from _ids(body)
            yield from _ids(orelse)


def said_in_code() -> dict[str, str]:
    """Return the ids of the texts that the code names, each with the file that does."""
    found: dict[str, str] = {}
    for file in CODE:
        for call in _called(file, "text", "Text", "Refused", "Ask"):
            arguments = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "question")]
            found |= {id_: named(file) for argument in arguments for id_ in _ids(argument)}
    for form in routes().forms.values():
        asks = [form.ask(field) for field in form.fields]
        found |= dict.fromkeys(_choices(form), form.name)
        found |= {said: form.name for ask in asks for said in (ask.question, ask.button) if said}
    return found


def _choices(form: Form[Any]) -> dict[str, str]:
    """Return the labels of a form's fixed choices, each with what it stands for."""
    fixed = (ask.choices for ask in map(form.ask, form.fields) if not callable(ask.choices))
    return {label: choice for choices in fixed for choice, label in choices}


def put_together() -> set[str]:
    return {f"{prefix}{name}" for prefix, names in PUT_TOGETHER.items() for name in names}


def test_every_text_that_is_said_exists() -> None:
    said = said_in_code()
    assert len(said) > 50
    assert {id_: where for id_, where in said.items() if id_ not in messages("en")} == {}
    assert put_together() - set(messages("en")) == set()


def test_every_text_that_exists_is_said() -> None:
    literals = {string for file in CODE for _, string in strings(tree(file))}
    assert set(messages("en")) - literals - put_together() == set()


def test_every_way_to_put_an_id_together_is_known_here() -> None:
    used = {
        str(part.values[0].value)
        for file in CODE
        for call in _called(file, "text", "Text", "Refused")
        for part in call.args[:1]
        if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant)
    }
    assert used == set(PUT_TOGETHER) - (set() if "language-chosen-" in used else {"language-chosen-"})


def test_no_text_that_people_read_stands_in_the_code() -> None:
    chinese = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
    in_lists = "handlers/households/"
    allowed = {
        f"{in_lists}delimited.py": {delimited.DELIMITERS},
        f"{in_lists}heading.py": {heading.BRACKETED.pattern, heading.UNSAID.pattern},
        f"{in_lists}sheet.py": {sheet.CHANGED.pattern},
    }
    found = [
        f"{named(file)}:{line}: {string}"
        for file in CODE
        for line, string in strings(tree(file))
        if chinese.search(string) and string not in allowed.get(named(file), ())
    ]
    assert found == []


# Commands and buttons


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_explained_in_as_many_words_as_telegram_takes(language: str) -> None:
    for name, command in routes().commands.items():
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        said = plain(Text(f"command-{name}"), language)
        assert 1 <= len(said) <= 256
        assert command.needs is None or command.needs in MAY


def test_every_label_fits_on_a_button() -> None:
    labels = {
        id_
        for file in CODE
        for call in _called(file, "Button")
        for inner in ast.walk(call)
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "text" and inner.args
        for id_ in _ids(inner.args[0])
    }
    labels |= {label for form in routes().forms.values() for label in _choices(form)}
    labels |= {
        f"{prefix}{name}" for prefix in ("role-", "language-", "issue-category-") for name in PUT_TOGETHER[prefix]
    }
    assert len(labels) > 20
    for id_, language in product(sorted(labels), LANGUAGES):
        for values in samples(messages(language)[id_]):
            label = plain(Text(id_, values), language)
            assert 1 <= len(label) <= 64, (id_, language)


def _longest(verb: str, name: str, hint: Any) -> list[str]:
    """Return what may stand behind a button at most."""
    if hint is int:
        return [str(2**63 - 1)]
    if isinstance(hint, type) and issubclass(hint, Role):
        return list(Role)
    forms = routes().forms.values()
    if verb.startswith("form:"):
        if name == "field":
            return ["", *(field for form in forms for field in form.fields)]
        kinds = (kind for kinds in TOPICS.values() for kind in kinds)
        return [*TOPICS, *kinds, *(choice for form in forms for choice in _choices(form).values())]
    return list(getattr(hint, "__args__", LANGUAGES))


@pytest.mark.parametrize("verb", sorted(routes().buttons))
def test_whatever_a_button_carries_fits_into_what_telegram_takes(verb: str) -> None:
    hints = get_type_hints(routes().buttons[verb].handler)
    taken = [_longest(verb, name, hint) for name, hint in hints.items() if name not in ("visit", "return")]
    for arguments in product(*taken):
        written = buttons.data(verb, *arguments)
        assert len(written.encode()) <= 64
        assert buttons.read(written).verb == verb


def test_every_button_that_is_shown_leads_somewhere() -> None:
    shown = {string for file in CODE for _, string in strings(tree(file)) if re.fullmatch(r"[a-z]+:[a-z]+", string)}
    assert shown == set(routes().buttons)


# Where things stand


def test_there_are_capabilities() -> None:
    assert {"issues", "people", "places"} <= set(CAPABILITIES)


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_a_capability_has_the_same_files_as_any_other(capability: str) -> None:
    folder = ROOT / "handlers" / capability
    assert {"actions", "chat", "words"} <= {file.stem for file in folder.iterdir()}
    for language in LANGUAGES:
        assert (LOCALES / language / f"{capability}.ftl").exists()


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "common", "manager", "misc"])
def test_no_file_is_named_for_nothing(name: str) -> None:
    assert [named(file) for room in (*ROOMS, "tests") for file in (ROOT / room).rglob(f"{name}*")] == []


def test_no_module_is_longer_than_one_can_read() -> None:
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    lengths = {named(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_the_walk_through_the_house_names_every_room_of_issues() -> None:
    """The words of a room need no name of their own: they bear its name."""
    walk = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named_there = set(re.findall(r"`(?:[\w/]+/)?(\w+)(?:\.py)?`", walk))
    by_name = named_there | {name.removesuffix("s") for name in named_there}
    rooms = {file.stem for file in (ROOT / "handlers" / "issues").rglob("*.py")} - {"__init__"}
    assert {room for room in rooms if not {room, room.removesuffix("_words")} & by_name} == set()


def test_no_test_waits_for_time_to_pass() -> None:
    found = [
        f"{named(file)}:{node.lineno}"
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Attribute) and ast.unparse(node) in ("time.sleep", "asyncio.sleep"))
        or (isinstance(node, ast.ImportFrom) and any(alias.name == "sleep" for alias in node.names))
    ]
    assert found == []


# The database


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.version for migration in migrations_in(MIGRATIONS)] == list(
        range(1, len(list(MIGRATIONS.iterdir())) + 1)
    )


OF_ALL_COMMUNITIES = {"communities", "people", "updates"}


def test_every_table_says_whose_community_it_belongs_to() -> None:
    connection = sqlite3.connect(":memory:")
    try:
        for migration in migrations_in(MIGRATIONS):
            for statement in statements(sqlite_schema(migration.sql)):
                connection.execute(statement)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        without = {
            table
            for table in tables
            if "community_id" not in {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
        }
    finally:
        connection.close()
    assert len(tables) > 10
    assert without - {"sqlite_sequence"} == OF_ALL_COMMUNITIES


def test_what_runs_is_what_was_tested() -> None:
    def pinned(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(), re.MULTILINE))

    assert pinned("requirements.lock") < pinned("requirements-dev.lock")
