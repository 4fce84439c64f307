"""Holds the JSON schemas against the files that they describe, and against wrong ones.

usage: schema_check.py SOURCE_DIR
"""
import json
import pathlib
import re
import sys
import tomllib

import jsonschema

WRONG_CONFIGS = [
    'selct = ["links"]',
    'select = "links"',
    "select = []",
    'ignore = [""]',
    "extends = 3",
    'rules = ["missing-link"]',
    '[rules.missing-link]\nseverity = "warn"',
    "[rules.missing-link]\nmin-entrys = 3",
    "[rules.missing-link]\nmin-entries = -1",
    "[rules.missing-link]\nmin-entries = 2.5",
    "[rules.missing-link]",
    '[[overrides]]\nignore = ["links"]',
    '[[suppressions]]\nentry = "A"',
    'baseline = ""',
]
WRONG_RULES = [
    'name = "a"',
    'extends = "term-casing"\nwrods = 1',
    'extends = "term-casing"\n[words]\na = 1',
    'extends = "x"\n[[pattern]]\nscope = "prose"',
    'extends = "x"\n[[pattern]]\nregex = "a"\nscope = "everywhere"',
    'extends = "x"\n[[pattern]]\nregex = "a"\nmin = -1',
    'extends = "x"\n[[bad]]\ntext = "a"',
]


def toml_blocks(page):
    return re.findall(r"^```toml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


def main():
    root = pathlib.Path(sys.argv[1])
    failures = []
    validators = {}
    for name in ("digestlint", "rule"):
        schema = json.loads((root / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)

    def check(kind, what, text, right):
        errors = list(validators[kind].iter_errors(tomllib.loads(text)))
        if right and errors:
            failures.append(f"{what}: {errors[0].json_path}: {errors[0].message}")
        if not right and not errors:
            failures.append(f"not found wrong: {text!r}")

    for path in sorted((root / "rules").glob("*.toml")):
        check("rule", path.name, path.read_text(encoding="utf-8"), True)
    for path in sorted((root / "rules/presets").glob("*.toml")):
        check("digestlint", path.name, path.read_text(encoding="utf-8"), True)
    for name in ("configuration", "suppressions"):
        for block in toml_blocks(root / f"docs/{name}.md"):
            check("digestlint", f"docs/{name}.md", block, True)
    for text in WRONG_CONFIGS:
        check("digestlint", "", text, False)
    for text in WRONG_RULES:
        check("rule", "", text, False)
    print("\n".join(failures) or "all right")
    return 1 if failures else 0


sys.exit(main())
