"""Uploads one file with __TITLE__. Python alone is enough; secrets come from the environment."""

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

FILE = "__FILE_NAME__"
CONTENT_TYPE = "__CONTENT_TYPE__"  # the URL is signed for it
BASE_URL = os.environ.get("CLEAR_BASE_URL", "__BASE_URL__").rstrip("/")

# What to do about a refusal, by its status.
REFUSED = {
    __API_STATUS__: "__API_ADVICE__",
}
NOT_STORED = {
    __STORAGE_STATUS__: "__STORAGE_ADVICE__",
}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Secrets do not follow a redirect."""

    def redirect_request(self, *args):
        return None


def send(request, seconds, who):
    """The status and the text of the answer, whatever the status is."""
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=seconds) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode("utf-8", "replace")
    except OSError as fault:
        # Its own words could repeat the URL, which is a secret.
        sys.exit(f"{who} did not answer ({type(fault).__name__}). Try again.")


def secret(name):
    # A file that a secret came from may end in a new line, which no header can carry.
    return os.environ.get(name, "").strip() or sys.exit(f"{name} is not set.")


def presigned_url():
    query = {}
    query["__NAME_QUERY__"] = FILE
    query["__QUERY_NAME__"] = "__QUERY_VALUE__"
    url = f"{BASE_URL}__PATH__?{urllib.parse.urlencode(query, quote_via=urllib.parse.quote)}"
    request = urllib.request.Request(url, method="__METHOD__")
    request.add_header("__SECRET_HEADER__", "__SECRET_PREFIX__" + secret("__SECRET_VARIABLE__"))
    request.add_header("__HEADER_NAME__", "__HEADER_VALUE__")
    status, text = send(request, 30, "__TITLE__")
    # Whatever was answered, the query of a URL is never printed.
    said = re.sub(r'\?[^"\s]*', "?...", text)
    if status != __SUCCESS__:
        sys.exit(f"__TITLE__ answered {status}: {said} {REFUSED.get(status, '')}")
    found = json.loads(text)
    found = (found or {}).get("__STEP__")
    # The status is not enough: a refusal can have it too, and has no URL.
    return found or sys.exit(f"__TITLE__ gave no URL: {said} Correct the request.")


def upload(url):
    with open(FILE, "rb") as file:
        request = urllib.request.Request(url, data=file, method="__UPLOAD_METHOD__")
        request.add_header("Content-Type", CONTENT_TYPE)
        request.add_header("Content-Length", str(os.path.getsize(FILE)))
        status, text = send(request, 600, "Storage")
    if status != 200:
        # An error of storage can repeat what was signed, so only its code is printed.
        code = re.search(r"<Code>([^<]*)<", text)
        sys.exit(f"Storage answered {status} {code[1] if code else ''}. {NOT_STORED.get(status, '')}")


if not os.path.isfile(FILE):
    sys.exit(f"There is no file {FILE} here.")
upload(presigned_url())
print(f"{FILE} is stored.")
