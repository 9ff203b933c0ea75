"""Reading a template without a case: what every name in it stands for, and which of them there are not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from jinja2 import nodes

from .context import ReportContext
from .fields import element, holds, members, plain
from .language import environment
from .people import Person
from .quotes import Quote
from .words import Styled

ANYTHING = object()
PRINTED = (str, int, float, bool, Styled, Person, Quote)
SAME = {"list", "reverse", "sort", "unique", "select", "reject", "selectattr", "rejectattr"}
ONE = {"first", "last", "random", "min", "max"}
LOOP = {
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "depth",
    "previtem",
    "nextitem",
    "cycle",
    "changed",
}


class Reading:
    """Walks the tags of a part, carrying what loop variables stand for."""

    def __init__(self) -> None:
        self.faults: list[tuple[int, str, str]] = []
        self.used: set[str] = set()
        self._scopes: list[dict[str, Any]] = [{}]
        self._filters, self._tests = set(environment().filters), set(environment().tests)

    def body(self, found: Iterable[nodes.Node]) -> None:
        """Read some tags in their order."""
        for node in found:
            self._tag(node)

    def _tag(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Output):
            for expression in node.nodes:
                self._print(expression)
        elif isinstance(node, nodes.For):
            self._loop(node)
        elif isinstance(node, nodes.If):
            self._kind(node.test)
            for part in (node.body, node.elif_, node.else_):
                self.body(part)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._kind(node.node))
        elif isinstance(node, (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            self._fault(node, "a Word template stands by itself and cannot take in another.")
        else:
            self._other(node)

    def _other(self, node: nodes.Node) -> None:
        """Blocks with names of their own: macros, with, set … endset."""
        for target in [
            *getattr(node, "args", ()),
            *getattr(node, "targets", ()),
            *([node.target] if hasattr(node, "target") else []),
        ]:
            self._bind(target, ANYTHING)
        for value in getattr(node, "values", ()):
            self._kind(value)
        if isinstance(node, nodes.Macro):
            self._scopes[-1][node.name] = ANYTHING
        self.body(getattr(node, "body", ()))

    def _loop(self, node: nodes.For) -> None:
        over = plain(self._kind(node.iter))
        inner = element(over)
        if inner is None and over is not ANYTHING:
            self._fault(node, f"“{_written(node.iter)}” is not a list, so there is nothing to go through.")
        self._scopes.append({"loop": ANYTHING})
        self._bind(node.target, plain(inner) if inner is not None else ANYTHING)
        if node.test is not None:
            self._kind(node.test)
        self.body(node.body)
        self._scopes.pop()
        self.body(node.else_)

    def _bind(self, target: nodes.Node, kind: Any) -> None:
        if isinstance(target, nodes.Name):
            self._scopes[-1][target.name] = kind
        else:
            for name in target.find_all(nodes.Name):
                self._scopes[-1][name.name] = ANYTHING

    def _print(self, node: nodes.Expr) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        kind = plain(self._kind(node))
        target = plain(element(kind) or kind)
        if (
            isinstance(target, type)
            and members(target)
            and target not in PRINTED
            and not getattr(target, "known", False)
        ):
            name = _written(node)
            if element(kind) is not None:
                self._fault(node, f"“{name}” is a list; go through it with {{% for … in {name} %}}.")
            else:
                self._fault(
                    node,
                    f"“{name}” holds several names; write one after a dot, such as "
                    f"{name}.{next(iter(members(target)))}.",
                )

    def _kind(self, node: nodes.Node) -> Any:
        """What an expression stands for, as far as it can be told without a case."""
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            return self._member(node, node.attr)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._member(node, node.arg.value)
            inner = element(plain(self._kind(node.node)))
            return plain(inner) if inner is not None else ANYTHING
        if isinstance(node, nodes.Filter):
            return self._filter(node)
        if isinstance(node, nodes.Test) and node.name not in self._tests:
            self._fault(node, f"there is no test “is {node.name}”.", _close(node.name, self._tests))
        if isinstance(node, (nodes.Const, nodes.TemplateData)):
            return type(node.as_const())
        kinds = [self._kind(child) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.CondExpr):
            return kinds[1]
        return str if isinstance(node, nodes.Concat) else ANYTHING

    def _filter(self, node: nodes.Filter) -> Any:
        kind = self._kind(node.node) if node.node is not None else ANYTHING
        for child in (*node.args, *node.kwargs):
            self._kind(child)
        if node.name not in self._filters:
            self._fault(node, f"there is no filter “{node.name}”.", _close(node.name, self._filters))
        if node.name in SAME:
            return kind
        return (
            plain(element(plain(kind))) if node.name in ONE and element(plain(kind)) is not None else ANYTHING
        )

    def _name(self, node: nodes.Name) -> Any:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        known = members(ReportContext)
        if node.name in known:
            self.used.add(node.name)
            return plain(known[node.name][0])
        if node.name not in ("range", "dict", "namespace", "cycler", "joiner", "lipsum"):
            self._fault(
                node,
                f"there is no name “{node.name}”.",
                _close(node.name, [*known, *(n for s in self._scopes for n in s)]),
            )
        return ANYTHING

    def _member(self, node: nodes.Getattr | nodes.Getitem, name: str) -> Any:
        kind = plain(self._kind(node.node))
        if kind is ANYTHING:
            return ANYTHING
        written = _written(node.node)
        if element(kind) is not None:
            self._fault(node, f"“{written}” is a list; name one of it first: {{% for … in {written} %}}.")
            return ANYTHING
        known = members(kind)
        if name in known:
            return plain(known[name][0])
        if not known and isinstance(kind, type) and hasattr(kind, name):
            return ANYTHING  # words.upper()
        what = (
            f"there is no name “{written}.{name}”."
            if known
            else f"“{written}” is {holds(kind)} and has no names of its own."
        )
        self._fault(node, what, _close(name, known, f"{written}."))
        return ANYTHING

    def _fault(self, node: nodes.Node, what: str, meant: str = "") -> None:
        if (node.lineno, what, meant) not in self.faults:
            self.faults.append((node.lineno, what, meant))


def _close(name: str, known: Iterable[str], before: str = "") -> str:
    """The closest known name, as a question; else the names there are."""
    known = list(known)
    near = (
        difflib.get_close_matches(name, known, n=1, cutoff=0.55)
        or [k for k in known if name.lower() in k.lower()][:1]
    )
    if near:
        return f"Did you mean {before}{near[0]}?"
    return f"There are: {', '.join(sorted(known))}." if known and before else ""


def _written(node: nodes.Node) -> str:
    """An expression as it stands in the template, as far as it is a path."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_written(node.node)}[…]"
    return (
        f"{_written(node.node)}|{node.name}"
        if isinstance(node, nodes.Filter) and node.node is not None
        else "this"
    )
