"""A warm Python that times its own calls; the same requests and answers as server.R."""
import sys, time, warnings, platform
import numpy as np

warnings.simplefilter("ignore")
scope = {"np": np}


def say(*fields):
    print(*fields, sep="\t", flush=True)


say("Python", platform.python_version())
for line in sys.stdin:
    part = line.rstrip("\n").split("\t")
    try:
        if part[0] == "data":
            scope[part[1]] = np.array([float(v) for v in part[2:]])
            say("ok")
        elif part[0] == "matrix":
            scope[part[1]] = np.array([float(v) for v in part[3:]]).reshape(int(part[2]), -1)
            say("ok")
        elif part[0] == "code":
            exec(part[1].replace("\\n", "\n"), scope)
            say("ok")
        else:
            calls = int(part[1])
            exec("def run():\n return " + part[2], scope)
            run = scope["run"]
            wall, processor = time.perf_counter(), time.process_time()
            for _ in range(calls):
                value = run()
            wall, processor = time.perf_counter() - wall, time.process_time() - processor
            say("value", "%.17g" % float(value), wall / calls, processor / calls)
    except Exception as fault:
        say("error", " ".join(str(fault).split())[:200])
