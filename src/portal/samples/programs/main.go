// Uploads one file with __TITLE__. Go alone is enough; secrets come from the environment.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"time"
)

const (
	fileName    = "__FILE_NAME__"
	contentType = "__CONTENT_TYPE__" // the URL is signed for it
)

// What to do about a refusal, by its status.
var refused = map[int]string{
	__API_STATUS__: "__API_ADVICE__",
}

var notStored = map[int]string{
	__STORAGE_STATUS__: "__STORAGE_ADVICE__",
}

var (
	urlQuery  = regexp.MustCompile(`\?[^"\s]*`)
	errorCode = regexp.MustCompile(`<Code>([^<]*)<`)
)

func main() {
	target, err := presignedURL()
	if err == nil {
		err = upload(target)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(fileName, "is stored.")
}

func presignedURL() (string, error) {
	base := os.Getenv("CLEAR_BASE_URL")
	if base == "" {
		base = "__BASE_URL__"
	}
	query := url.Values{}
	query.Set("__NAME_QUERY__", fileName)
	query.Set("__QUERY_NAME__", "__QUERY_VALUE__")
	request, err := http.NewRequest("__METHOD__", strings.TrimRight(base, "/")+"__PATH__?"+query.Encode(), nil)
	if err != nil {
		return "", err
	}
	secrets := []struct{ header, prefix, variable string }{
		{"__SECRET_HEADER__", "__SECRET_PREFIX__", "__SECRET_VARIABLE__"},
	}
	for _, secret := range secrets {
		// A file that a secret came from may end in a new line, which no header can carry.
		value := strings.TrimSpace(os.Getenv(secret.variable))
		if value == "" {
			return "", fmt.Errorf("%s is not set", secret.variable)
		}
		request.Header.Set(secret.header, secret.prefix+value)
	}
	request.Header.Set("__HEADER_NAME__", "__HEADER_VALUE__")
	status, body, err := send(request, 30*time.Second, "__TITLE__")
	if err != nil {
		return "", err
	}
	// Whatever was answered, the query of a URL is never printed.
	said := urlQuery.ReplaceAllString(string(body), "?...")
	if status != __SUCCESS__ {
		return "", fmt.Errorf("__TITLE__ answered %d: %s %s", status, said, refused[status])
	}
	var found any
	if err := json.Unmarshal(body, &found); err != nil {
		return "", fmt.Errorf("__TITLE__ answered no JSON: %s", said)
	}
	steps := []string{
		"__STEP__",
	}
	for _, step := range steps {
		object, _ := found.(map[string]any)
		found = object[step]
	}
	// The status is not enough: a refusal can have it too, and has no URL.
	target, _ := found.(string)
	if target == "" {
		return "", fmt.Errorf("__TITLE__ gave no URL: %s Correct the request.", said)
	}
	return target, nil
}

func upload(target string) error {
	file, err := os.Open(fileName)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	request, err := http.NewRequest("__UPLOAD_METHOD__", target, file)
	if err != nil {
		return fmt.Errorf("the answer had no URL that can be called")
	}
	request.ContentLength = info.Size()
	request.Header.Set("Content-Type", contentType)
	status, body, err := send(request, 10*time.Minute, "Storage")
	if err != nil || status == 200 {
		return err
	}
	// An error of storage can repeat what was signed, so only its code is printed.
	code := ""
	if match := errorCode.FindSubmatch(body); match != nil {
		code = string(match[1])
	}
	return fmt.Errorf("Storage answered %d %s. %s", status, code, notStored[status])
}

func send(request *http.Request, limit time.Duration, who string) (int, []byte, error) {
	client := http.Client{
		Timeout: limit,
		// Secrets do not follow a redirect.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		// Its own words repeat the URL, which is a secret.
		return 0, nil, fmt.Errorf("%s did not answer. Try again.", who)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("%s broke off its answer. Try again.", who)
	}
	return response.StatusCode, body, nil
}
