# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""An editor's session with a language server, over pipes.

usage: lsp_session.py SERVER FOLDER FILE TEXT

Opens FOLDER/FILE, waits for a diagnostic that contains TEXT, applies its first
quick-fix to the text, and waits until the diagnostic is gone.  Prints each step.
"""

import json
import pathlib
import subprocess
import sys

server, folder, name, text = sys.argv[1:]
path = pathlib.Path(folder, name).resolve()
uri = path.as_uri()
process = subprocess.Popen([server, "--background-index=false", "--log=error"], cwd=folder,
                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
number = 0


def send(method, params, answered=True):
    global number
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    if answered:
        number += 1
        message["id"] = number
    body = json.dumps(message).encode()
    process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    process.stdin.flush()
    return number


def receive():
    length = 0
    while True:
        line = process.stdout.readline().strip()
        if not line:
            break
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(process.stdout.read(length))


def answer(identity):
    while True:
        message = receive()
        if message.get("id") == identity and "method" not in message:
            return message["result"]


def diagnostics(version):
    while True:
        message = receive()
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            if params["uri"] == uri and params.get("version") == version:
                return params["diagnostics"]


capabilities = {"textDocument": {"publishDiagnostics": {"relatedInformation": True, "codeActionsInline": False},
                                 "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}
answer(send("initialize", {"processId": None, "rootUri": pathlib.Path(folder).resolve().as_uri(),
                           "capabilities": capabilities}))
send("initialized", {}, answered=False)
source = path.read_text()
send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "c", "version": 1, "text": source}}, answered=False)
found = [d for d in diagnostics(1) if text in d["message"]]
if not found:
    sys.exit("no diagnostic with: " + text)
first = found[0]
print("finding on line %d: %s" % (first["range"]["start"]["line"] + 1, first["message"].split("\n")[0]))
for related in first.get("relatedInformation", []):
    print("related, line %d: %s" % (related["location"]["range"]["start"]["line"] + 1, related["message"]))

actions = answer(send("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": first["range"],
                                                  "context": {"diagnostics": [first]}}))
fix = [a for a in actions if a.get("kind") == "quickfix" and "edit" in a][0]
lines = source.split("\n")


def offset(position):
    return sum(len(line) + 1 for line in lines[:position["line"]]) + position["character"]


for edit in sorted(fix["edit"]["changes"][uri], key=lambda e: offset(e["range"]["start"]), reverse=True):
    start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
    source = source[:start] + edit["newText"] + source[end:]
print("applied: " + fix["title"])
print(source)
send("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": source}]}, answered=False)
left = [d for d in diagnostics(2) if text in d["message"]]
print("after the fix: %d findings" % len(left))
answer(send("shutdown", None))
send("exit", None, answered=False)
process.wait(30)
