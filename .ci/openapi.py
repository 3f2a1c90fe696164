"""Holds the recorded traffic of the test suite against Discord's OpenAPI description.

Usage: python openapi.py OPENAPI.json TRAFFIC_DIR

Each line of TRAFFIC_DIR/*.jsonl is one exchange {method, template, path, request, files, status, response}. The bot's
requests must pass the description's request schemas; what the stand-in answers with success must pass the response
schemas, so that a stand-in that drifted from Discord is seen too. Prints the counts; exit status 1 on a mismatch.
"""

import collections
import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

# The description is for the public API; these routes are not in it, and what they carry is checked by the test suite.
UNDESCRIBED = {"cdn"}


def main(description_path: str, traffic_dir: str) -> int:
    description = json.loads(pathlib.Path(description_path).read_text(encoding="utf-8"))
    checker = Checker(description)
    files = sorted(pathlib.Path(traffic_dir).glob("*.jsonl"))
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            checker.exchange(json.loads(line), f"{file.name}:{number}")
    return checker.report(len(files))


class Checker:
    """Counts and mismatches over all exchanges."""

    def __init__(self, description):
        self.paths = description["paths"]
        self.components = description.get("components", {})
        self.by_shape = {shape(path): path for path in self.paths}
        self.validators = {}
        self.requests = collections.Counter()
        self.responses = collections.Counter()
        self.mismatches = []

    def exchange(self, exchange, place):
        template = exchange.get("template") or ""
        if not template or template in UNDESCRIBED:
            return
        method = exchange["method"].lower()
        path = self.by_shape.get(shape(template))
        operation = self.paths.get(path, {}).get(method) if path else None
        if operation is None:
            self.mismatches.append(f"{place}: {exchange['method']} {template} is not in the description")
            return
        name = f"{exchange['method']} {path}"
        refused = exchange["status"] == 0 or exchange["status"] >= 400
        self.request(operation, exchange, name, place, refused)
        if not refused:
            self.response(operation, exchange, name, place)

    def request(self, operation, exchange, name, place, refused):
        # What was refused on purpose (faults switched on by a test) is still a request that the bot sent.
        schema = json_schema(operation.get("requestBody", {}).get("content", {}))
        body = exchange.get("request")
        if schema is None or body is None:
            return
        self.requests[name] += 1
        body = permissions_in_numbers(body)
        self.validate(("request", name), schema, body, f"{place}: request {name}")

    def response(self, operation, exchange, name, place):
        answers = operation.get("responses", {})
        answer = answers.get(str(exchange["status"])) or answers.get(f"{exchange['status'] // 100}XX")
        if answer is None:
            self.mismatches.append(f"{place}: {name} does not answer {exchange['status']} by the description")
            return
        schema = json_schema(answer.get("content", {}))
        if schema is None or exchange.get("response") is None:
            return
        self.responses[name] += 1
        self.validate(("response", name, exchange["status"]), schema, exchange["response"], f"{place}: response {name}")

    def validate(self, key, schema, value, where):
        if key not in self.validators:
            # `$ref`s point to #/components/…: the schema is checked inside a document that has them.
            self.validators[key] = Draft202012Validator({"components": self.components, "allOf": [schema]})
        errors = list(self.validators[key].iter_errors(value))
        if errors:
            error = best_match(errors)
            at = "/".join(str(part) for part in error.absolute_path) or "(whole)"
            self.mismatches.append(f"{where}: at {at}: {error.message[:300]}")

    def report(self, files):
        for name in sorted(set(self.requests) | set(self.responses)):
            print(f"  {self.requests[name]:6} requests {self.responses[name]:6} responses  {name}")
        for mismatch in self.mismatches[:50]:
            print(f"MISMATCH {mismatch}")
        total = sum(self.requests.values())
        print(f"OpenAPI: {files} recordings, {total} request bodies, {sum(self.responses.values())} responses, "
              f"{len(self.mismatches)} mismatches")
        if total == 0:
            print("OpenAPI: nothing was recorded, so nothing was proved")
        return 1 if self.mismatches or total == 0 else 0


def shape(path):
    """The path with every parameter unnamed: {channel_id} and {id} are the same place."""
    return "/".join("{}" if part.startswith("{") else part for part in path.strip("/").split("/"))


def permissions_in_numbers(body):
    """Discord's documentation has a command's permissions as text, its description as a number; it takes both."""
    if isinstance(body, list):
        return [permissions_in_numbers(part) for part in body]
    if isinstance(body, dict) and isinstance(body.get("default_member_permissions"), str):
        return {**body, "default_member_permissions": int(body["default_member_permissions"])}
    return body


def json_schema(content):
    """The schema of the JSON body, if the description has one."""
    return content.get("application/json", {}).get("schema")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
