<?php
// Uploads one file with __TITLE__. Needs the curl extension; secrets come from the environment.
declare(strict_types=1);

const FILE = '__FILE_NAME__';
const CONTENT_TYPE = '__CONTENT_TYPE__'; // the URL is signed for it

// What to do about a refusal, by its status.
const REFUSED = [
    __API_STATUS__ => '__API_ADVICE__',
];
const NOT_STORED = [
    __STORAGE_STATUS__ => '__STORAGE_ADVICE__',
];

function presigned_url(): string
{
    $query = [];
    $query['__NAME_QUERY__'] = FILE;
    $query['__QUERY_NAME__'] = '__QUERY_VALUE__';
    $base = rtrim(getenv('CLEAR_BASE_URL') ?: '__BASE_URL__', '/');
    $url = "{$base}__PATH__?" . http_build_query($query, '', '&', PHP_QUERY_RFC3986);
    [$status, $text] = send($url, '__TITLE__', [
        CURLOPT_CUSTOMREQUEST => '__METHOD__',
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HTTPHEADER => [
            '__SECRET_HEADER__: __SECRET_PREFIX__' . secret('__SECRET_VARIABLE__'),
            '__HEADER_NAME__: __HEADER_VALUE__',
        ],
    ]);
    // Whatever was answered, the query of a URL is never printed.
    $said = preg_replace('/\?[^"\s]*/', '?...', $text);
    if ($status !== __SUCCESS__) {
        fail("__TITLE__ answered $status: $said " . (REFUSED[$status] ?? ''));
    }
    $found = json_decode($text, true);
    $found = $found['__STEP__'] ?? null;
    // The status is not enough: a refusal can have it too, and has no URL.
    return $found ?? fail("__TITLE__ gave no URL: $said Correct the request.");
}

function upload(string $url): void
{
    $file = fopen(FILE, 'rb') ?: fail(FILE . ' cannot be read.');
    [$status, $text] = send($url, 'Storage', [
        CURLOPT_UPLOAD => true,
        CURLOPT_CUSTOMREQUEST => '__UPLOAD_METHOD__',
        CURLOPT_INFILE => $file,
        CURLOPT_INFILESIZE => filesize(FILE),
        CURLOPT_TIMEOUT => 600,
        CURLOPT_HTTPHEADER => ['Content-Type: ' . CONTENT_TYPE],
    ]);
    fclose($file);
    if ($status !== 200) {
        // An error of storage can repeat what was signed, so only its code is printed.
        preg_match('/<Code>([^<]*)</', $text, $code);
        fail("Storage answered $status " . ($code[1] ?? '') . '. ' . (NOT_STORED[$status] ?? ''));
    }
}

/** The status and the text of the answer; a redirect is not followed, so neither do secrets. */
function send(string $url, string $who, array $options): array
{
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    $text = curl_exec($curl);
    if ($text === false) {
        fail("$who did not answer (curl " . curl_errno($curl) . '). Try again.');
    }
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $text];
}

function secret(string $name): string
{
    // A file that a secret came from may end in a new line, which no header can carry.
    return trim(getenv($name) ?: '') ?: fail("$name is not set.");
}

function fail(string $message): never
{
    fwrite(STDERR, $message . PHP_EOL);
    exit(1);
}

upload(presigned_url());
echo FILE, ' is stored.', PHP_EOL;
