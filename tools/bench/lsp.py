# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The little of the language server protocol that a session over pipes needs."""

import json
import pathlib
import subprocess

CAPABILITIES = {"textDocument": {
    "publishDiagnostics": {"relatedInformation": True, "codeActionsInline": False},
    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}


class Server:
    """A language server that runs in a folder."""

    def __init__(self, command, folder, environment=None, errors=None):
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=errors)
        self.number = 0
        self.answer(self.send("initialize", {"processId": None, "rootUri": pathlib.Path(folder).resolve().as_uri(),
                                             "capabilities": CAPABILITIES}))
        self.send("initialized", {}, answered=False)

    def send(self, method, params, answered=True):
        """Sends a request, whose number it returns, or a notification."""
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if answered:
            self.number += 1
            message["id"] = self.number
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        return self.number

    def receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise SystemExit(f"the server ended: {self.process.args[0]}")
        return json.loads(self.process.stdout.read(length))

    def answer(self, identity):
        """What the server answers to a request."""
        while True:
            message = self.receive()
            if message.get("id") == identity and "method" not in message:
                return message["result"]

    def diagnostics(self, uri, version):
        """The diagnostics of one version of a document."""
        while True:
            message = self.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri and params.get("version") == version:
                    return params["diagnostics"]

    def open(self, uri, language, text):
        self.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": language, "version": 1,
                                                            "text": text}}, answered=False)

    def change(self, uri, version, text):
        self.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                             "contentChanges": [{"text": text}]}, answered=False)

    def close(self):
        self.answer(self.send("shutdown", None))
        self.send("exit", None, answered=False)
        self.process.wait(30)
