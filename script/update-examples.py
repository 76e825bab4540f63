"""Replaces the examples of openapi.yaml ("GET <target>") and README.md ("$ curl …") by what a service answers.

usage: script/update-examples.py ORIGIN     (such as http://127.0.0.1:8080, a service over seeds/)
"""

import json
import re
import sys
import urllib.error
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


def answer(url):
    """The body of an answer, of an error too."""
    try:
        with urllib.request.urlopen(url) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def readme(origin):
    """What stands behind each `$ curl` line up to the end of its block is what curl prints."""
    with open("README.md", encoding="utf-8") as file:
        lines = file.read().split("\n")
    updated, index = [], 0
    while index < len(lines):
        updated.append(lines[index])
        match = re.fullmatch(r"\$ curl -s '(?:http://)?localhost:8080([^']*)'", lines[index])
        index += 1
        if match:
            updated += answer(origin + match[1]).rstrip("\n").split("\n")
            while lines[index] and not lines[index].startswith(("```", "$ ")):
                index += 1
    with open("README.md", "w", encoding="utf-8") as file:
        file.write("\n".join(updated))


def description(origin):
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
        updated += [match[1] + "value:"] + block(json.loads(answer(origin + match[2])), indent + 2)
    with open("openapi.yaml", "w", encoding="utf-8") as file:
        file.write("\n".join(updated))


if len(sys.argv) != 2:
    sys.exit(__doc__)
description(sys.argv[1])
readme(sys.argv[1])
