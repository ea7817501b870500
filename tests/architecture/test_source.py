"""The house rules that no linter knows, each with a line that breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "dsr_desk"

Rule = Callable[[ast.Module], Iterator[tuple[int, str]]]
Function = ast.FunctionDef | ast.AsyncFunctionDef

WIDEST_FILE, LONGEST_FUNCTION, MOST_METHODS = 400, 45, 25
CLOCKS = {"now", "utcnow", "today"}
BLOCKING = {"exec", "processEvents"}
ESCAPING = {"escape", "tooltip"}
STRAIGHT = re.compile(r"[A-Za-z]+'[a-z]+")


@lru_cache(maxsize=1)
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Return every node; the rules look through one file after another."""
    return tuple(ast.walk(tree))


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call with the last part of the called name."""
    for node in nodes(tree) if isinstance(tree, ast.Module) else ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func
            if isinstance(name, ast.Attribute):
                yield node, name.attr
            elif isinstance(name, ast.Name):
                yield node, name.id


def is_fixed_text(node: ast.expr) -> bool:
    """Say whether this is text of the program's own: a literal, translated or not."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Call):
        return [name for call, name in calls(node) if call is node] == ["tr"]
    return False


def is_escaped(node: ast.expr) -> bool:
    return any(call is node and name in ESCAPING for call, name in calls(node))


def has_docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    if not ast.get_docstring(tree):
        yield 1, "the module has no docstring"
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef) and not (
            node.name.startswith("_") or ast.get_docstring(node)
        ):
            yield node.lineno, f"the class {node.name} has no docstring"


def has_short_functions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in nodes(tree):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {lines} lines"


def has_small_classes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, Function) for part in node.body)
            if methods > MOST_METHODS:
                yield node.lineno, f"{node.name} has {methods} methods"


def declares_its_slots(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in nodes(tree):
        if isinstance(node, Function) and node.name.startswith("_on_"):
            names = [ast.unparse(mark).partition("(")[0] for mark in node.decorator_list]
            if not any(name.rpartition(".")[2] == "Slot" for name in names):
                yield node.lineno, f"{node.name} lacks @Slot(types)"


def shows_foreign_text_plain(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        texts = call.args[:1] + [word.value for word in call.keywords if word.arg == "text"]
        if name == "QLabel" and not (texts and is_fixed_text(texts[0])):
            yield call.lineno, "a bare QLabel may show HTML: use PlainLabel"
        if name in ("setToolTip", "setWhatsThis", "setInformativeText") and not (
            texts and (is_fixed_text(texts[0]) or is_escaped(texts[0]))
        ):
            yield call.lineno, f"{name} may show HTML: escape the text"
        if "QMessageBox" in ast.unparse(call.func) and not all(
            is_fixed_text(argument)
            for argument in [*call.args, *(word.value for word in call.keywords)]
            if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call | ast.Subscript)
        ):
            yield call.lineno, "a QMessageBox may show HTML: give it fixed text only"


def translates_literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        if name in ("tr", "translate") and any(isinstance(a, ast.JoinedStr) for a in call.args):
            yield call.lineno, 'tr(f"…") never finds its translation: tr("… {x}").format(x=…)'
    for node in nodes(tree):
        if isinstance(node, ast.JoinedStr):
            for call, name in calls(node):
                if name in ("tr", "translate") and isinstance(
                    call.args[name != "tr"], ast.Constant
                ):
                    yield call.lineno, "the catalogues don’t find f\"{tr('…')}\": give it a name"


def connects_methods(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        if name == "connect" and any(isinstance(a, ast.Lambda) for a in call.args):
            yield call.lineno, "a lambda keeps its widget alive and runs in the sender's thread"
        if name == "connect" and any("partial(self." in ast.unparse(a) for a in call.args):
            yield call.lineno, "a partial of a method keeps its widget alive: connect the method"


def never_waits_inside(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        outermost = ast.unparse(call.func) == "QApplication.exec"
        if name in BLOCKING and isinstance(call.func, ast.Attribute) and not outermost:
            yield call.lineno, f"{name} runs a loop inside the loop: use open() and a signal"


def prints_nothing(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        if name == "print" and isinstance(call.func, ast.Name):
            yield call.lineno, "only the command line prints"


def asks_no_clock(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        if name in CLOCKS and isinstance(call.func, ast.Attribute):
            yield call.lineno, f"{ast.unparse(call.func)} asks the clock: take the time as argument"


def draws_from_a_seed(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for call, name in calls(tree):
        of_module = (
            isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "random"
        )
        if of_module and not (name == "Random" and call.args):
            yield call.lineno, f"random.{name}() differs each time: draw from a seed"


def sources(*rooms: str, without: tuple[str, ...] = ()) -> list[Path]:
    """Return the package's files in these rooms; all of them when none is named."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [
        file
        for file in files
        if (not rooms or file.relative_to(PACKAGE).parts[0] in rooms)
        and file.relative_to(PACKAGE).parts[0] not in without
        and "versions" not in file.parts
    ]


def says_with_one_apostrophe(tree: ast.Module) -> Iterator[tuple[int, str]]:
    own = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own:
            for found in STRAIGHT.finditer(node.value):
                yield node.lineno, f"“{found[0]}” is set with a typewriter's apostrophe: write ’"


def that_are_read_by_people() -> list[Path]:
    """Return what holds sentences of ours; the parser's words are others', as those wrote them."""
    others = {PACKAGE / "domain" / "clocks" / "holiday_names.py"}
    parser = PACKAGE / "domain" / "intake"
    return [file for file in sources() if file not in others and not file.is_relative_to(parser)]


RULES: dict[Rule, tuple[list[Path], str, str]] = {
    has_docstrings: (sources(), '"""Doc."""\nclass Bare: pass', '"""Doc."""'),
    has_short_functions: (
        sources(),
        "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION,
        "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1),
    ),
    has_small_classes: (
        sources(),
        "class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(MOST_METHODS + 1)),
        "class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(MOST_METHODS)),
    ),
    declares_its_slots: (
        sources("ui", "app.py"),
        "class C:\n    def _on_button_clicked(self): ...",
        "class C:\n    @QtCore.Slot(int)\n    def _on_button_clicked(self): ...",
    ),
    shows_foreign_text_plain: (
        sources("ui", "app.py", without=()),
        "QLabel(name)",
        'QLabel("Name")\nQLabel(self.tr("Name"))\nw.setToolTip(escape(name))\n'
        'QMessageBox(QMessageBox.Icon.Critical, self.tr("Stop"), self.tr("Ended"))',
    ),
    translates_literals: (
        sources(),
        "self.tr(f'{n} items')\nf\"{n} {self.tr('items')} {translate('Items', 'in all')}\"",
        "self.tr('{n} items').format(n=n)\nf\"{n} {translate('Items', ITEMS)}\"",
    ),
    connects_methods: (
        sources(),
        "button.clicked.connect(lambda: self.go())\nb.clicked.connect(partial(self._go, 3))",
        "button.clicked.connect(self._on_button_clicked)",
    ),
    never_waits_inside: (sources("ui"), "dialog.exec()", "dialog.open()"),
    prints_nothing: (
        sources(without=("cli.py", "commands", "__main__.py")),
        "print(1)",
        "document.print(printer)",
    ),
    draws_from_a_seed: (
        sources("domain"),
        "random.shuffle(rows)\nrandom.Random()",
        "random.Random(seed).shuffle(rows)",
    ),
    asks_no_clock: (
        sources("domain", "services"),
        "datetime.now(UTC)",
        "clock.moment()",
    ),
    says_with_one_apostrophe: (
        that_are_read_by_people(),
        "def f():\n    '''It can\\'t.'''\n    return 'It can\\'t.'",
        "def f():\n    '''It can\\'t.'''\n    return 'It can’t.'",
    ),
}


@cache
def broken() -> dict[Rule, list[str]]:
    """Hold every file against its rules, and read it once for all of them."""
    found: dict[Rule, list[str]] = {rule: [] for rule in RULES}
    held = {rule: frozenset(files) for rule, (files, _, _) in RULES.items()}
    for file in sources():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for rule, files in held.items():
            if file in files:
                place = file.relative_to(ROOT)
                found[rule] += [f"{place}:{line}: {what}" for line, what in rule(tree)]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    assert broken()[rule] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_what_breaks_it_and_lets_the_rest_be(rule: Rule) -> None:
    _, bad, good = RULES[rule]
    assert list(rule(ast.parse(bad)))
    assert not list(rule(ast.parse(good)))


@pytest.mark.parametrize(
    "line",
    [
        "QLabel()",
        'QLabel(f"{name}")',
        "QLabel(text=name)",
        'QLabel(self.tr("{n}").format(n=name))',
        "w.setToolTip(name)",
        'QMessageBox(QMessageBox.Icon.Critical, "Stop", str(error))',
        'QMessageBox.warning(self, "Stop", f"{name}")',
    ],
)
def test_every_way_to_show_foreign_text_as_html_is_found(line: str) -> None:
    assert list(shows_foreign_text_plain(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "self.tr(f'{n} items')",
        "f\"{n} {self.tr('items', '', n)}\"",
        "f\"{n} {translate('Items', 'in all')}\"",
    ],
)
def test_every_text_that_the_catalogues_would_miss_is_found(line: str) -> None:
    assert list(translates_literals(ast.parse(line)))


def test_no_file_is_too_long() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in [*sources(), ROOT / "bootstrap.py"]
    }
    assert {name: lines for name, lines in lengths.items() if lines > WIDEST_FILE} == {}


def test_every_ignore_names_its_code_and_its_reason() -> None:
    ignoring = re.compile(
        r"#\s*type:\s*ignore(?!\[[a-z-]+(,[a-z-]+)*\]\s+#\s*\w)|#\s*noqa(?!: [A-Z])"
    )
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in [*sources(), ROOT / "bootstrap.py"]
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if ignoring.search(line)
    ]
    assert found == []
