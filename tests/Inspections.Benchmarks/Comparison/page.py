"""Opens a page of a published folder in headless Chromium and says how long it took to come to a verdict, and what that cost.

    page.py FOLDER PAGE [SCREENSHOT]        page.py /tmp/year audit.html

A folder of `-- make` has no pages: copy audit.html, the scripts and verify/ of a published year into it.
"""
import base64
import functools
import http.server
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

STATE = """JSON.stringify({ text: (document.getElementById('verdict') || {}).innerText || '', at: performance.now(),
  done: ['progress-part', 'unverified'].every((id) => document.getElementById(id) && document.getElementById(id).hidden) })"""


class DevTools:
    """One page of a browser, over the DevTools protocol."""

    def __init__(self, address):
        host, path = address[len("ws://"):].split("/", 1)
        name, port = host.split(":")
        self.number, self.socket = 0, socket.create_connection((name, int(port)))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.read(1)

    def read(self, count):
        data = b""
        while len(data) < count:
            data += self.socket.recv(count - len(data))
        return data

    def message(self):
        data, last = b"", False
        while not last:
            first, second = self.read(2)
            last, size = first & 128, second & 127
            if size >= 126:
                size = struct.unpack(">H" if size == 126 else ">Q", self.read(2 if size == 126 else 8))[0]
            data += self.read(size)
        return json.loads(data)

    def call(self, method, **parameters):
        self.number += 1
        data, mask = json.dumps({"id": self.number, "method": method, "params": parameters}).encode(), os.urandom(4)
        size = bytes([128 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack(">H", len(data))
        self.socket.sendall(b"\x81" + size + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                return answer["result"]

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")


def cost(group):
    """CPU-seconds of all processes of a group, and the largest memory that one of its pages had, in MB."""
    cpu = page = 0
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.getpgid(int(process)) != group:
                continue
            with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            with open(f"/proc/{process}/cmdline", encoding="utf-8") as line, open(f"/proc/{process}/status", encoding="utf-8") as status:
                is_page, peak = "--type=renderer" in line.read(), [row for row in status if row.startswith("VmHWM")]
            cpu += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            page = max(page, int(peak[0].split()[1]) / 1024 if is_page and peak else 0)
        except (OSError, IndexError):
            pass
    return cpu, page


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main(folder, page, picture=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    profile = tempfile.mkdtemp()
    browser = subprocess.Popen(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        port = os.path.join(profile, "DevToolsActivePort")
        while not os.path.exists(port) or not os.path.getsize(port):
            time.sleep(0.1)
        with open(port, encoding="ascii") as lines:
            tabs = json.load(urllib.request.urlopen(f"http://127.0.0.1:{lines.readline().strip()}/json"))
        tab = DevTools(next(t["webSocketDebuggerUrl"] for t in tabs if t["type"] == "page"))
        tab.call("Page.navigate", url=f"http://127.0.0.1:{server.server_address[1]}/{page}")
        state = {"done": False}
        while not state["done"]:
            time.sleep(0.1)
            state = json.loads(tab.value(STATE) or "{}") or {"done": False}
        cpu, memory = cost(browser.pid)
        print(f"{state['at'] / 1000:.1f} s on the clock, {cpu:.1f} CPU-seconds of the browser, {memory:.0f} MB: {' '.join(state['text'].split())}")
        if picture:
            with open(picture, "wb") as file:
                file.write(base64.b64decode(tab.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]))
    finally:
        os.killpg(browser.pid, signal.SIGTERM)
        browser.wait()
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
