import type { Answer } from './send.ts';

/** Uploads a file and tells how far it is, from 0 to 1, which `fetch` cannot do. */
export function put(
  url: string,
  file: File,
  type: string,
  onProgress: (part: number) => void,
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 1);
    request.onerror = () => reject(new Error('The upload got no answer.'));
    request.onload = () =>
      resolve({
        status: request.status,
        headers: headersOf(request.getAllResponseHeaders()),
        body: request.responseText,
        milliseconds: performance.now() - started,
      });
    request.send(file);
  });
}

function headersOf(lines: string): [string, string][] {
  return lines
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    });
}
