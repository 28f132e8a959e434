# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs the shell of a CI file as its CI would, one step after the other.

usage: run_steps.py github ACTION.yml [INPUT=VALUE...]
       run_steps.py gitlab FILE.yml JOB [VARIABLE=VALUE...]

GitHub: each `run` step is a bash -e -o pipefail of its own, with its `env`, and
`${{ inputs.x }}` and `${{ steps.x.outputs.y }}` filled in.  Steps that install
packages lists or use another action are left out.  GitLab: the lines of
before_script (those with apt-get or git left out) and script, in one bash -e.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml


def github(file, inputs):
    action = yaml.safe_load(pathlib.Path(file).read_text())
    given = {name: str(about.get("default", "")) for name, about in action["inputs"].items()}
    unknown = set(inputs) - set(given)
    assert not unknown, "no input %s" % unknown
    given.update(inputs)
    folder = pathlib.Path(tempfile.mkdtemp(dir=os.getcwd()))
    known = {"inputs." + name: value for name, value in given.items()}

    def filled(text):
        return re.sub(r"\$\{\{ *([^ }]+) *\}\}", lambda m: known[m[1]], str(text))

    status = 0
    for step in action["runs"]["steps"]:
        if "run" not in step or "apt-get update" in step["run"]:
            continue
        assert step["shell"] == "bash" and "${{" not in step["run"], "an expression in a script"
        output = folder / "output"
        output.write_text("")
        environment = dict(os.environ, GITHUB_ACTION_PATH=str(pathlib.Path(file).resolve().parent),
                           GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(folder / "summary"))
        environment.update({name: filled(value) for name, value in step.get("env", {}).items()})
        status = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                                env=environment).returncode
        for line in output.read_text().splitlines():
            name, value = line.split("=", 1)
            known["steps.%s.outputs.%s" % (step["id"], name)] = value
        if status:
            break
    for name, about in action["outputs"].items():
        print("output %s: %s" % (name, filled(about["value"])))
    print("summary:\n" + (folder / "summary").read_text())
    print("exit %d" % status, flush=True)


def gitlab(file, job, variables):
    content = yaml.safe_load(pathlib.Path(file).read_text())
    environment = dict(os.environ)
    for values in (content["variables"], content[job]["variables"], variables):
        environment.update({name: str(value) for name, value in values.items()})
    lines = [line for line in content[job]["before_script"] if not re.search(r"apt-get|git ", line)]
    lines += content[job]["script"]
    status = subprocess.run(["bash", "-eo", "pipefail", "-c", "\n".join(lines)], env=environment).returncode
    print("report: " + content[job]["artifacts"]["reports"]["codequality"])
    print("exit %d" % status, flush=True)


def main():
    kind, file, *rest = sys.argv[1:]
    job = rest.pop(0) if kind == "gitlab" else None
    values = dict(one.split("=", 1) for one in rest)
    if kind == "github":
        github(file, values)
    else:
        gitlab(file, job, values)


main()
