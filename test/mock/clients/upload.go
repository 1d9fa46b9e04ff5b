// Arguments: the address, the Content-Type, the body, then headers as name and value in turn.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
)

func send(request *http.Request, err error) *http.Response {
	if err != nil {
		panic(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	return answer
}

func main() {
	ask, err := http.NewRequest("GET", os.Args[1], nil)
	for i := 4; i+1 < len(os.Args); i += 2 {
		ask.Header.Set(os.Args[i], os.Args[i+1])
	}
	body, _ := io.ReadAll(send(ask, err).Body)
	url := regexp.MustCompile(`"(https?://[^"]+)"`).FindSubmatch(body)[1]
	put, err := http.NewRequest("PUT", string(url), strings.NewReader(os.Args[3]))
	put.Header.Set("Content-Type", os.Args[2])
	answer := send(put, err)
	fmt.Println(answer.StatusCode, answer.Header.Get("ETag"))
}
