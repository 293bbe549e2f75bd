import json
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/missing":
            return self.answer(404, b"no such page")
        self.answer(200, json.dumps({"path": self.path, "from": self.headers["X-From"]}).encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(201, body.upper())

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        print("log", format % args)


with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    request = urllib.request.Request(base + "/a/b?c=d", headers={"X-From": "me"})
    with urllib.request.urlopen(request) as answer:
        print(answer.status, answer.reason, answer.headers["content-length"], json.loads(answer.read()))
    with urllib.request.urlopen(base + "/up", data=b"shout") as answer:
        print(answer.status, answer.read(2), answer.read(), answer.read())
    try:
        urllib.request.urlopen(base + "/missing")
    except urllib.error.HTTPError as error:
        print(error, error.code, error.reason, error.read())
    try:
        urllib.request.urlopen(urllib.request.Request(base, method="PATCH"))
    except urllib.error.HTTPError as error:
        print(error.code)
    server.shutdown()
    thread.join()
try:
    urllib.request.urlopen(base)
except urllib.error.URLError as error:
    print(error, isinstance(error, OSError))
