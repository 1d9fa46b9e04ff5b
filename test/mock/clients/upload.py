"""Gets a URL and uploads a file to it, with nothing but the document and the standard library."""

import json
import sys
import urllib.parse
import urllib.request

document_file, server, example_values = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])

with open(document_file, encoding="utf-8") as file:
    document = json.load(file)


def resolve(node):
    if "$ref" not in node:
        return node
    target = document
    for step in node["$ref"][2:].split("/"):
        target = target[step.replace("~1", "/").replace("~0", "~")]
    return target


path, item = next(iter(document["paths"].items()))
operation = item["get"]
query, headers = {}, {}
for scheme in document["components"]["securitySchemes"].values():
    headers[scheme["name"]] = example_values[scheme["name"]]
for parameter in map(resolve, operation["parameters"]):
    name = parameter["name"]
    if parameter["in"] == "path":
        path = path.replace("{%s}" % name, urllib.parse.quote(example_values[name], safe=""))
    elif parameter["in"] == "query":
        query[name] = example_values[name]
    else:
        headers[name] = example_values[name]

address = server + path + "?" + urllib.parse.urlencode(query)
with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
    body = json.load(answer)

link = resolve(operation["responses"]["200"])["links"]["uploadFile"]
url = body
for step in link["x-target-url"].removeprefix("$response.body#/").split("/"):
    url = url[step]

upload = urllib.request.Request(
    url,
    method="PUT",
    data=b"gstin,amount\n",
    headers={"Content-Type": operation["x-upload-content-types"]["csv"]},
)
with urllib.request.urlopen(upload) as answer:
    print(answer.status, answer.headers["ETag"])
