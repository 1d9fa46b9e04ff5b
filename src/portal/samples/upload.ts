import type { Reference } from '../contract/references.ts';
import { clientUpload } from './client.ts';
import type { Sample } from './languages.ts';

/**
 * The upload in every language. Written by hand, since the library that makes the other samples knows no
 * request whose body is a file; what the contract decides is inserted.
 */
export function uploadSamples(
  { name, method, operation }: Reference,
  all: readonly Reference[],
): Sample[] {
  const client = clientUpload(all, name);
  const [type = ''] = Object.keys(operation.requestBody?.content ?? {});
  const verb = method.toUpperCase();
  return [
    {
      id: 'curl',
      title: 'curl',
      grammar: 'bash',
      source: `curl --fail-with-body --upload-file sales.csv \\
  --header 'Content-Type: ${type}' "$PRESIGNED_URL"`,
    },
    ...(client
      ? [
          {
            id: 'typescript',
            title: 'TypeScript',
            grammar: 'typescript',
            source: `import { openAsBlob } from 'node:fs';
import { ${client.factory} } from 'clear-presign';

// Asks for the URL and uploads to it; credentials come from the environment.
const client = ${client.factory}();
const body = await openAsBlob('sales.csv');
const { presigned } = await ${client.call};
console.log(presigned.location);`,
          },
        ]
      : []),
    {
      id: 'fetch',
      title: 'fetch',
      grammar: 'javascript',
      source: `import { openAsBlob } from 'node:fs';

const answer = await fetch(process.env.PRESIGNED_URL, {
  method: '${verb}',
  headers: { 'Content-Type': '${type}' },
  body: await openAsBlob('sales.csv'),
});
if (!answer.ok) throw new Error(\`Storage answered \${answer.status}\`);`,
    },
    {
      id: 'python',
      title: 'Python',
      grammar: 'python',
      source: `import os
import requests

try:
    with open("sales.csv", "rb") as file:
        response = requests.${method}(
            os.environ["PRESIGNED_URL"],
            data=file,
            headers={"Content-Type": "${type}"},
        )
except requests.RequestException as fault:
    # Its own text repeats the URL, which is a secret.
    raise SystemExit(f"No answer from storage: {type(fault).__name__}") from None
if not response.ok:
    raise SystemExit(f"Storage answered {response.status_code}")`,
    },
    {
      id: 'java',
      title: 'Java',
      grammar: 'java',
      source: `HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("PRESIGNED_URL")))
    .header("Content-Type", "${type}")
    .${verb}(HttpRequest.BodyPublishers.ofFile(Path.of("sales.csv")))
    .build();
HttpResponse<String> response = HttpClient.newHttpClient()
    .send(request, HttpResponse.BodyHandlers.ofString());
if (response.statusCode() != 200)
    throw new IOException("Storage answered " + response.statusCode());`,
    },
    {
      id: 'csharp',
      title: 'C#',
      grammar: 'csharp',
      source: `using var client = new HttpClient();
using var content = new StreamContent(File.OpenRead("sales.csv"));
content.Headers.ContentType = new("${type}");

var url = Environment.GetEnvironmentVariable("PRESIGNED_URL");
using var response = await client.PutAsync(url, content);
if (!response.IsSuccessStatusCode)
    throw new IOException($"Storage answered {(int)response.StatusCode}");`,
    },
    {
      id: 'go',
      title: 'Go',
      grammar: 'go',
      source: `file, err := os.Open("sales.csv")
if err != nil {
	log.Fatal(err)
}
info, err := file.Stat()
if err != nil {
	log.Fatal(err)
}
request, err := http.NewRequest("${verb}", os.Getenv("PRESIGNED_URL"), file)
if err != nil {
	log.Fatal("The URL is not one.")
}
request.ContentLength = info.Size()
request.Header.Set("Content-Type", "${type}")
response, err := http.DefaultClient.Do(request)
if err != nil {
	log.Fatal("Storage could not be reached.")
}
defer response.Body.Close()
if response.StatusCode != 200 {
	log.Fatalf("Storage answered %d", response.StatusCode)
}`,
    },
    {
      id: 'php',
      title: 'PHP',
      grammar: 'php',
      source: `<?php
$file = fopen('sales.csv', 'rb');
$curl = curl_init(getenv('PRESIGNED_URL'));
curl_setopt_array($curl, [
    CURLOPT_UPLOAD => true,
    CURLOPT_INFILE => $file,
    CURLOPT_INFILESIZE => filesize('sales.csv'),
    CURLOPT_HTTPHEADER => ['Content-Type: ${type}'],
    CURLOPT_RETURNTRANSFER => true,
]);
curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status !== 200) {
    throw new RuntimeException("Storage answered $status");
}`,
    },
  ];
}
