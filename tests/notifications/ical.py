"""Reading calendars in tests without the library that wrote them: RFC 5545, 3.1, by hand."""

import re
from dataclasses import dataclass, field


@dataclass
class Part:
    """A component: its properties as (name, parameters, value) and the parts inside."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def value(self, name: str) -> str:
        (found,) = [value for own, _parameters, value in self.lines if own == name]
        return found

    def text(self, name: str) -> str:
        signs = {"n": "\n", "N": "\n"}
        return re.sub(r"\\(.)", lambda found: signs.get(found[1], found[1]), self.value(name))

    def parameters(self, name: str) -> str:
        (found,) = [parameters for own, parameters, _value in self.lines if own == name]
        return found

    def has(self, name: str) -> bool:
        return any(own == name for own, _parameters, _value in self.lines)

    def inside(self, name: str) -> list["Part"]:
        return [part for part in self.parts if part.name == name]


def parse(content: bytes) -> Part:
    """Return the one VCALENDAR; asserts what the standard demands of the lines."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    for raw in content.split(b"\r\n"):
        assert len(raw) <= 75
        raw.decode()  # folding never cuts a letter in two
    root = Part("")
    open_parts = [root]
    for line in content.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        found = re.fullmatch(
            r'(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^";:]*))*):(?P<value>.*)', line
        )
        assert found, line
        if found["name"] == "BEGIN":
            part = Part(found["value"])
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif found["name"] == "END":
            assert open_parts.pop().name == found["value"]
        else:
            open_parts[-1].lines.append((found["name"], found["parameters"], found["value"]))
    assert open_parts == [root]
    (calendar,) = root.parts
    assert calendar.name == "VCALENDAR"
    return calendar
