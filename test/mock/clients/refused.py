"""Uploads 20 MB with a wrong Content-Type over a connection that is to be closed. Arguments: the URL."""

import sys
import urllib.error
import urllib.request

upload = urllib.request.Request(
    sys.argv[1], method="PUT", data=b"x" * 20_000_000, headers={"Content-Type": "text/plain"}
)
try:
    urllib.request.urlopen(upload)
except urllib.error.HTTPError as refusal:
    print(refusal.code, refusal.headers["x-mock-example"])
