import queue
import sys
import threading
import time
import traceback
import _loopback
from http import HTTPStatus, _phrases


class BaseHTTPRequestHandler:
    protocol_version = "HTTP/1.0"
    server_version = "BaseHTTP/0.6"
    sys_version = "Python/" + sys.version.split()[0]

    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.rfile, self.wfile = request.rfile, request.wfile
        self._head = []
        self.handle()

    def handle(self):
        self.handle_one_request()

    def handle_one_request(self):
        # One request each: a connection ends with its response.
        self.close_connection = True
        self.requestline, self.headers = _loopback.read_head(self.rfile)
        words = self.requestline.split()
        if not words:
            return
        if len(words) != 3:
            self.command = None
            return self.send_error(400, f"Bad request syntax ({self.requestline!r})")
        self.command, self.path, self.request_version = words
        method = getattr(self, "do_" + self.command, None)
        if method is None:
            return self.send_error(501, f"Unsupported method ({self.command!r})")
        method()

    def version_string(self):
        return f"{self.server_version} {self.sys_version}"

    def date_time_string(self, timestamp=None):
        return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(timestamp))

    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header("Server", self.version_string())
        self.send_header("Date", self.date_time_string())

    def send_response_only(self, code, message=None):
        if message is None:
            message = _phrases.get(code, "")
        self._head.append(f"{self.protocol_version} {int(code)} {message}\r\n")

    def send_header(self, keyword, value):
        self._head.append(f"{keyword}: {value}\r\n")

    def end_headers(self):
        self._head.append("\r\n")
        self.flush_headers()

    def flush_headers(self):
        self.wfile.write("".join(self._head).encode("latin-1"))
        self._head = []

    def send_error(self, code, message=None, explain=None):
        status = HTTPStatus(code)
        self.log_error("code %d, message %s", code, message or status.phrase)
        self.send_response(code, message)
        body = f"{int(code)} {message or status.phrase}\n".encode("utf-8", "replace")
        self.send_header("Content-Type", "text/plain;charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        self.log_message('"%s" %s %s', self.requestline, str(int(code)), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        now = time.strftime("%d/%b/%Y %H:%M:%S")
        sys.stderr.write(f"{self.address_string()} - - [{now}] {format % args}\n")

    def address_string(self):
        return self.client_address[0]


class HTTPServer:
    request_queue_size = 5
    daemon_threads = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        self.RequestHandlerClass = RequestHandlerClass
        self._asked = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._stopped.set()
        host, port = server_address
        if not _loopback.is_here(host):
            raise OSError(99, "Cannot assign requested address")
        self.server_name = host or "127.0.0.1"
        self.server_port = _loopback.listen(port, self._asked.put)
        self.server_address = (self.server_name, self.server_port)

    def serve_forever(self, poll_interval=0.5):
        self._stopped.clear()
        try:
            while (request := self._asked.get()) is not None:
                self._process(request)
        finally:
            self._stopped.set()

    def handle_request(self):
        self._process(self._asked.get())

    def _process(self, request):
        try:
            self.process_request(request, request.address)
        except Exception:
            # Where no thread is left for it, say: the next one may find one.
            self.handle_error(request, request.address)
            request.wfile.close()

    def process_request(self, request, client_address):
        self._finish(request, client_address)

    def _finish(self, request, client_address):
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            request.wfile.close()

    def finish_request(self, request, client_address):
        self.RequestHandlerClass(request, client_address, self)

    def handle_error(self, request, client_address):
        line = "-" * 40
        print(line, f"Exception occurred during processing of request from {client_address}", sep="\n", file=sys.stderr)
        traceback.print_exc()
        print(line, file=sys.stderr)

    def shutdown(self):
        self._asked.put(None)
        self._stopped.wait()

    def server_close(self):
        _loopback.close(self.server_port)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server_close()


class ThreadingHTTPServer(HTTPServer):
    daemon_threads = True

    def process_request(self, request, client_address):
        threading.Thread(target=self._finish, args=(request, client_address), daemon=self.daemon_threads).start()
