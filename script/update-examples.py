"""Replaces the value of each example of openapi.yaml whose summary is "GET <target>" by what the service answers."""

import json
import re
import sys
import urllib.request

WIDTH = 110


def block(value, indent):
    """The lines of a value as YAML: what fits on a line in flow style, the rest in block style."""
    pad = " " * indent
    flow = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or indent + len(flow) <= WIDTH:
        return [pad + flow]
    lines = []
    if isinstance(value, list):
        for element in value:
            element_lines = block(element, indent + 2)
            lines += [pad + "- " + element_lines[0].lstrip()] + element_lines[1:]
        return lines
    for name, member in value.items():
        flow = json.dumps(member, ensure_ascii=False)
        is_leaf = not isinstance(member, (dict, list)) or not member
        if is_leaf or indent + len(name) + 2 + len(flow) <= WIDTH:
            lines.append(f"{pad}{name}: {flow}")
        else:
            lines += [f"{pad}{name}:"] + block(member, indent + 2)
    return lines


def main(origin):
    with open("openapi.yaml", encoding="utf-8") as file:
        lines = file.read().split("\n")
    updated, index = [], 0
    while index < len(lines):
        line = lines[index]
        updated.append(line)
        index += 1
        match = re.fullmatch(r'( *)summary: "?GET ([^"]*)"?', line)
        if not match:
            continue
        indent = len(match[1])
        if lines[index].strip() != "value:":
            sys.exit(f"line {index + 1}: an example's summary is followed by its value")
        index += 1
        while lines[index].startswith(" " * (indent + 1)):
            index += 1
        with urllib.request.urlopen(origin + match[2]) as response:
            answer = json.load(response)
        updated += [match[1] + "value:"] + block(answer, indent + 2)
    with open("openapi.yaml", "w", encoding="utf-8") as file:
        file.write("\n".join(updated))


main(sys.argv[1])
