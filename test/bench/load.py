"""The load generator: opens connections to a port and plays ping-pong on each.

One thread on epoll with sockets of the system, nothing between: it costs about half of the cheapest server measured,
so that with a processor of its own it is never what limits. Each answer tells how busy it was, to prove it.

Commands on stdin, a line each: `open N`, `run SECONDS BYTES`, `trips COUNT BYTES`, `pace PER_SECOND SECONDS BYTES`;
each is answered by a line of JSON. It ends with stdin, and after LIFE_SECONDS whatever happens. Argument: the port.
"""

import json
import resource
import select
import signal
import socket
import sys
import time

# A generator that lost its driver must not run for ever.
LIFE_SECONDS = 300

# Connections being opened at once: below the backlog of every server measured.
OPENING = 100

# Events that one call of epoll brings at most.
EVENTS = 512


class Load:
    def __init__(self, port):
        self.port = port
        self.epoll = select.epoll()
        self.sockets = {}
        self.lost = 0
        self.buffer = bytearray(64 * 1024)

    def open(self, count):
        for begun in range(0, count, OPENING):
            some = [self.begin() for _ in range(min(OPENING, count - begun))]
            for one in some:
                self.finish(one)
        return self.outcome()

    def begin(self):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", self.port))
        return one

    def finish(self, one):
        """Waits until a connection is made, or lost."""
        poll = select.poll()
        poll.register(one, select.POLLOUT)
        poll.poll(10_000)
        if one.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0:
            self.lost += 1
            one.close()
            return
        # From here on writes block: 64 bytes always fit, and a short write cannot happen.
        one.setblocking(True)
        self.sockets[one.fileno()] = one
        self.epoll.register(one.fileno(), select.EPOLLIN)

    def play(self, limit, message):
        """Ping-pong on all connections until `limit` seconds or trips are over, then until every echo is back."""
        size, buffer, poll = len(message), self.buffer, self.epoll.poll
        calls = {number: (one.recv_into, one.send) for number, one in self.sockets.items()}
        missing = {}
        trips, seconds = 0, None
        busy = time.process_time()
        began = time.perf_counter()
        end = began + limit.get("seconds", LIFE_SECONDS)
        most = limit.get("trips", float("inf"))
        for _, send in calls.values():
            send(message)
        waiting = len(calls)
        while waiting > 0:
            for number, _ in poll(1, EVENTS):
                receive, send = calls[number]
                got = receive(buffer)
                if got != size and not self.is_whole(number, got, missing, size):
                    waiting -= number not in self.sockets
                    continue
                if seconds is None:
                    trips += 1
                    send(message)
                else:
                    waiting -= 1
            if seconds is None and (trips >= most or time.perf_counter() >= end):
                seconds = time.perf_counter() - began
                busy = time.process_time() - busy
        return self.outcome(trips, seconds or 0, busy)

    def is_whole(self, number, got, missing, size):
        """Whether the pieces of an echo are all there; a connection that ended is counted as lost."""
        if got == 0:
            self.epoll.unregister(number)
            self.sockets.pop(number).close()
            self.lost += 1
            return False
        left = missing.pop(number, size) - got
        if left > 0:
            missing[number] = left
        return left == 0

    def pace(self, rate, seconds, message):
        """So many messages a second, spread over the connections and over time; echoes are read as they come."""
        turn = list(self.sockets.values())
        began = time.perf_counter()
        sent = 0
        while (now := time.perf_counter() - began) < seconds:
            due = int(now * rate) - sent
            for _ in range(due):
                turn[sent % len(turn)].send(message)
                sent += 1
            for number, _ in self.epoll.poll(0.001, EVENTS):
                self.sockets[number].recv_into(self.buffer)
        time.sleep(0.2)
        for number, _ in self.epoll.poll(0, len(turn)):
            self.sockets[number].recv_into(self.buffer)
        return self.outcome(sent, now)

    def outcome(self, trips=0, seconds=0, busy=0):
        return {
            "open": len(self.sockets),
            "lost": self.lost,
            "trips": trips,
            "seconds": seconds,
            "busy": busy / seconds if seconds else 0,
        }


def obey(load, verb, numbers):
    if verb == "open":
        return load.open(int(numbers[0]))
    message = b"x" * int(numbers[-1])
    if verb == "run":
        return load.play({"seconds": numbers[0]}, message)
    if verb == "trips":
        return load.play({"trips": numbers[0]}, message)
    return load.pace(numbers[0], numbers[1], message)


signal.alarm(LIFE_SECONDS)
# The soft limit is a thousand descriptors on many systems.
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
generator = Load(int(sys.argv[1]))
for line in sys.stdin:
    words = line.split()
    print(json.dumps(obey(generator, words[0], [float(word) for word in words[1:]])), flush=True)
