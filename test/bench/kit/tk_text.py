"""Real Tk's side of the Text bench: python3 tk_text.py LINES prints one line of JSON, times in milliseconds."""
import json
import os
import random
import sys
import time
import tkinter

lines = int(sys.argv[1])
LINES_A_FRAME = 1000
RANGES = 10_000
CALLS = 1000


def resident_mb():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def milliseconds(run):
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


window = tkinter.Tk()
window.geometry("370x400+0+0")
text = tkinter.Text(window, width=30, height=18, font=("Arial", 12))
text.place(x=10, y=50)
text.tag_config("r", background="lightsteelblue", foreground="royalblue")
text.tag_config("s", background="yellow")
window.update()
empty = resident_mb()


def insert():
    for at in range(lines):
        text.insert("end", "%06d %s\n" % (at % 1_000_000, "x" * 53), "r")
        if at % LINES_A_FRAME == LINES_A_FRAME - 1:
            window.update()


def index():
    for _ in range(CALLS):
        text.index(f"{lines // 2}.10")


chance = random.Random(1)
starts = [(chance.randint(1, lines), chance.randint(0, 40)) for _ in range(RANGES)]


def tag():
    for line, column in starts:
        text.tag_add("s", f"{line}.{column}", f"{line}.{column + 9}")


out = {"insert_ms": milliseconds(insert)}
out["memory_mb"] = resident_mb() - empty
out["index_us"] = milliseconds(index) * 1000 / CALLS
out["tag_add_10k_ms"] = milliseconds(tag)
print(json.dumps(out))
