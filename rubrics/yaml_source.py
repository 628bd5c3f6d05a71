"""YAML text that remembers its lines, so that an error can name the place it lies at."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

Path = tuple[str | int, ...]


class YamlError(ValueError):
    """Text that is no YAML; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The data of a YAML text together with the nodes that it was read from."""

    data: object
    root: yaml.Node | None

    def line_of(self, path: Path) -> int:
        """The line (from 1) of an entry, else of what it would stand in."""
        node, line = self.root, 1
        for step in path:
            found = _entry(node, step)
            if found is None:
                break
            line, node = found
        return line

    def repeated_keys(self) -> Iterator[tuple[str, int]]:
        """Each key that stands twice in one mapping, with the line of the second."""
        seen_nodes: set[int] = set()
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if node is None or id(node) in seen_nodes:
                continue
            seen_nodes.add(id(node))
            yield from _repeated(node)
            waiting.extend(_children(node))


def read_yaml(text: str) -> YamlSource:
    """The data and the nodes of a YAML text. Raises `YamlError`."""
    loader: yaml.SafeLoader | None = None
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        return YamlSource(None if root is None else loader.construct_document(root), root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(str(error.problem), mark.line + 1 if mark else 1) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(str(error), 1) from error
    finally:
        if loader is not None:
            loader.dispose()


def _entry(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        entry = node.value[step]
        return entry.start_mark.line + 1, entry
    return None


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _key, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _repeated(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, _value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value in seen and key.value != "<<":
            yield key.value, key.start_mark.line + 1
        seen.add(str(key.value))
