<?php
// Arguments: the address, the Content-Type, the body, then headers as name and value in turn.
[, $address, $type, $body] = $argv;
$headers = [];
for ($i = 4; $i + 1 < $argc; $i += 2) $headers[] = $argv[$i] . ': ' . $argv[$i + 1];

function send(string $address, array $options): array {
    $context = stream_context_create(['http' => $options + ['ignore_errors' => true]]);
    return [file_get_contents($address, false, $context), $http_response_header];
}

[$answer] = send($address, ['header' => $headers]);
preg_match('~"(https?:[^"]+)"~', $answer, $url);
$put = ['method' => 'PUT', 'header' => ["Content-Type: $type"], 'content' => $body];
[, $lines] = send(stripslashes($url[1]), $put);
preg_match('~ (\d+)~', $lines[0], $status);
preg_match('~^etag: (.*)$~mi', implode("\n", $lines), $etag);
echo $status[1] . ' ' . $etag[1] . "\n";
