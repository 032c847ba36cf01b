"""What every Python oracle of this folder shares: collect cases, write fixtures/conformance/<method>.json."""
import json, math, platform
from importlib.metadata import version


class Cases:
    def __init__(self):
        self.cases = []

    def add(self, input, call, values, disagree=None):
        """One case. input: names to lists or numbers; values: names to numbers (nan: the tool gave none);
        disagree: value name -> why the tool is not followed there."""
        entry = {"id": f"{len(self.cases) + 1:03d}", "call": call, "input": input,
                 "values": {name: figure(value) for name, value in values.items()}}
        if disagree:
            entry["disagree"] = disagree
        self.cases.append(entry)

    def write(self, path, method, packages, script, tolerance):
        """tolerance: value name -> largest relative error allowed; "*" stands for the others."""
        tool = ", ".join([f"Python {platform.python_version()}"] + [f"{name} {version(name)}" for name in packages])
        whole = {"method": method, "tool": tool, "script": script, "tolerance": tolerance, "cases": self.cases}
        with open(path, "w", encoding="utf-8") as file:
            file.write(dump(whole))
        print(method, ":", len(self.cases), "cases")


def figure(value):
    value = float(value)
    return "NaN" if math.isnan(value) else "Inf" if value == math.inf else "-Inf" if value == -math.inf else value


def dump(whole):
    """JSON with one case per line, so that a difference shows the case."""
    head = {name: part for name, part in whole.items() if name != "cases"}
    lines = ",\n".join("  " + json.dumps(one) for one in whole["cases"])
    return json.dumps(head, indent=1)[:-2] + ',\n "cases": [\n' + lines + "\n ]\n}\n"
