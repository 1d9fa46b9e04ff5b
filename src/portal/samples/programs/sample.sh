#!/usr/bin/env bash
# Uploads one file with __TITLE__. Needs curl and jq. Secrets come from the environment and reach curl by its
# standard input: as arguments they would stand in the list of processes.
set -euo pipefail

file='__FILE_NAME__'
content_type='__CONTENT_TYPE__' # the URL is signed for it
base_url=${CLEAR_BASE_URL:-__BASE_URL__}

fail() {
  echo "$1" >&2
  exit 1
}

[[ -f $file ]] || fail "There is no file $file here."

# A file that a secret came from may end in a new line, which no header can carry.
header() {
  echo "header = \"${1//[$'\r\n']/}\""
}

secret_headers() {
  header "__SECRET_HEADER__: __SECRET_PREFIX__${__SECRET_VARIABLE__:?is not set}"
}

# 1. Ask for the URL. What has no secret ends here.
secrets=$(secret_headers)
answer=$(
  echo "$secrets" | curl --silent --show-error --max-time 30 --config - \
    --request __METHOD__ --get "${base_url%/}__PATH__" \
    --data-urlencode "__NAME_QUERY__=$file" \
    --data-urlencode '__QUERY_NAME__=__QUERY_VALUE__' \
    --header '__HEADER_NAME__: __HEADER_VALUE__' \
    --write-out '\n%{http_code}'
) || fail '__TITLE__ did not answer.'
status=${answer##*$'\n'}
body=${answer%$'\n'*}
# Whatever was answered, the query of a URL is never printed.
said=$(sed 's/?[^"[:space:]]*/?.../g' <<<"$body")

case $status in
  __SUCCESS__) ;;
  __API_STATUS__) fail "__TITLE__ answered $status: $said __API_ADVICE__" ;;
  *) fail "__TITLE__ answered $status: $said" ;;
esac
# The status is not enough: a refusal can have it too, and has no URL.
url=$(jq -er '.. | .__URL_KEY__? // empty' <<<"$body") ||
  fail "__TITLE__ answered $status and no URL: $said Correct the request."

# 2. Upload the file, with the Content-Type that the URL is signed for and no token.
answer=$(
  printf 'url = "%s"\n' "$url" | curl --silent --globoff --max-time 600 --config - \
    --request __UPLOAD_METHOD__ --upload-file "$file" --header "Content-Type: $content_type" \
    --write-out '\n%{http_code}'
) || fail 'Storage did not answer. Upload again: the URL serves until it expires.'
status=${answer##*$'\n'}
# An error of storage can repeat what was signed, so only its code is printed.
code=$(sed -n 's/.*<Code>\([^<]*\)<.*/\1/p' <<<"$answer")

case $status in
  200) echo "$file is stored." ;;
  __STORAGE_STATUS__) fail "Storage answered $status $code. __STORAGE_ADVICE__" ;;
  *) fail "Storage answered $status $code." ;;
esac
