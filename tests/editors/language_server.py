# SPDX-License-Identifier: BSD-2-Clause
"""usage: language_server.py EXAMPLES SERVER...

Opens the examples in yaml-language-server (SERVER... is its command line) over stdio: by their
modelines it finds the schema, has nothing to say about them, and marks the posture and the key that are
put in wrongly.
"""
import json
import pathlib
import re
import subprocess
import sys
import threading

SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}}, "http": {}, "[yaml]": {}}


class Server:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # A server that does not answer is ended, so that reading ends too.
        self.timer = threading.Timer(60, self.process.kill)
        self.timer.start()

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        length = None
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length is not None, "the server went away"
        return json.loads(self.process.stdout.read(length))

    def receive_until(self, enough):
        """The first message that is enough; what the server asks meanwhile is answered."""
        while True:
            message = self.receive()
            if enough(message):
                return message
            if "id" in message and "method" in message:
                self.send(id=message["id"], result=self.answer(message))

    @staticmethod
    def answer(message):
        if message["method"] != "workspace/configuration":
            return None
        return [SETTINGS.get(item.get("section"), {}) for item in message["params"]["items"]]

    def start(self, folder):
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        self.send(id=1, method="initialize",
                  params={"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
        self.receive_until(lambda message: message.get("id") == 1 and "result" in message)
        self.send(method="initialized", params={})
        self.send(method="workspace/didChangeConfiguration", params={"settings": SETTINGS})

    def diagnostics(self, path, text):
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        said = self.receive_until(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                                  and message["params"]["uri"] == document["uri"])
        return [(found["range"]["start"]["line"], found["message"]) for found in said["params"]["diagnostics"]]

    def stop(self):
        self.timer.cancel()
        self.process.kill()
        self.process.wait()


def line_of(text, part):
    return text[: text.index(part)].count("\n")


def main(examples, *command):
    folder = pathlib.Path(examples).resolve()
    server = Server(command)
    try:
        server.start(folder)
        files = sorted(folder.glob("*.yaml"))
        assert len(files) >= 4
        for path in files:
            found = server.diagnostics(path, path.read_text())
            assert not found, (path, found)
        text = files[-1].read_text()
        for number, (right, wrong) in enumerate((("posture: SSB", "posture: SSX"), ("servers:", "serves:"))):
            broken = re.sub(right, wrong, text, count=1)
            found = server.diagnostics(folder / f"broken-{number}.yaml", broken)
            assert line_of(broken, wrong) in [line for line, _ in found], (wrong, found)
            print("\n".join(f"{line + 1}: {message}" for line, message in found))
    finally:
        server.stop()
    print(f"{len(files)} examples in order, both faults marked")


if __name__ == "__main__":
    main(*sys.argv[1:])
