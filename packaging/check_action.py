"""Runs the steps of action.yml as GitHub's runner does, on seeds/, with the wheel of dist/ as the cache
would bring it.

usage: check_action.py SOURCE_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml


def run_action(source, temp, inputs):
    """The outcome of the last step. Steps that use other actions are left out."""
    action = yaml.safe_load((source / "action.yml").read_text())
    values = {f"inputs.{name}": inputs.get(name, value["default"])
              for name, value in action["inputs"].items()}
    search, output = temp / "path", temp / "output"
    search.write_text("")
    runner = {**os.environ, "GITHUB_ACTION_PATH": str(source), "RUNNER_TEMP": str(temp),
              "GITHUB_PATH": str(search), "GITHUB_OUTPUT": str(output),
              "GITHUB_STEP_SUMMARY": str(temp / "summary")}
    for step in action["runs"]["steps"]:
        if "uses" in step:
            continue
        output.write_text("")
        added = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda m: values[m[1]], text)
                 for name, text in step["env"].items()}
        added["PATH"] = ":".join([*search.read_text().split(), os.environ["PATH"]])
        done = subprocess.run(["bash", "--noprofile", "-eo", "pipefail", "-c", step["run"]], cwd=source,
                              env={**runner, **added}, capture_output=True, text=True)
        for line in output.read_text().splitlines():
            name, value = line.split("=", 1)
            values[f"steps.{step['id']}.outputs.{name}"] = value
    return done


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        temp = pathlib.Path(folder)
        cached = temp / "digestlint-wheel"
        cached.mkdir()
        for wheel in (source / "dist").glob("*.whl"):
            shutil.copy(wheel, cached)
        bad = run_action(source, temp, {"paths": "seeds/weekly-*.md", "args": "--ignore links"})
        assert bad.returncode == 1, bad
        assert bad.stdout.startswith("::"), bad
        assert "file=seeds/weekly-table-en.md" in bad.stdout, bad
        assert "-link)" not in bad.stdout, bad
        assert "| seeds/weekly-table-en.md:" in (temp / "summary").read_text()
        clean = run_action(source, temp, {"paths": "seeds/clean-weekly-zh.md"})
        assert (clean.returncode, clean.stdout) == (0, ""), clean
    print(f"action.yml: {bad.stdout.count('::error')} errors, {bad.stdout.count('::warning')} warnings")


main()
