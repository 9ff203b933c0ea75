"""YAML without surprises: no key twice, no anchors and aliases, dates as text."""

from __future__ import annotations

from typing import Any

import yaml

from workbench.domain.errors import Unreadable


class _Loader(yaml.SafeLoader):
    """A safe loader that refuses what hides meaning or multiplies it."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.MarkedYAMLError(
                problem="an alias (*name) is not allowed here", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key!r} stands twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(file: str, text: str, *, line: int = 0) -> dict[str, Any]:
    """The mapping in a YAML text; `line` is how many lines of the file stand before it."""
    try:
        found = yaml.load(text, _Loader)
    except (yaml.YAMLError, TypeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is nested too deeply or holds a value that cannot be"
        raise Unreadable(
            file,
            f"the YAML is broken: {problem}.",
            where=f"line {mark.line + 1 + line}" if mark else "",
            remedy="Mend this line in an editor.",
        ) from None
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Unreadable(
            file, "the YAML is not a list of keys and values.", remedy="Write it as key: value lines."
        )
    return {str(key): value for key, value in found.items()}
