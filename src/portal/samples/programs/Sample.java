import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads one file with __TITLE__. Java 17 alone is enough; secrets come from the environment. */
public class Sample {
    static final String FILE = "__FILE_NAME__";
    /** The URL is signed for it. */
    static final String CONTENT_TYPE = "__CONTENT_TYPE__";
    static final String BASE_URL =
            System.getenv().getOrDefault("CLEAR_BASE_URL", "__BASE_URL__").replaceAll("/+$", "");

    /** It follows no redirect, so neither does a secret. */
    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();

    static class Failure extends Exception {
        Failure(String message) {
            super(message);
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            upload(presignedUrl());
            System.out.println(FILE + " is stored.");
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    static String presignedUrl() throws Failure, InterruptedException {
        List<String> query = new ArrayList<>();
        query.add("__NAME_QUERY__=" + encoded(FILE));
        query.add("__QUERY_NAME__=" + encoded("__QUERY_VALUE__"));
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(BASE_URL + "__PATH__?" + String.join("&", query)))
                .method("__METHOD__", HttpRequest.BodyPublishers.noBody())
                .header("__SECRET_HEADER__", "__SECRET_PREFIX__" + secret("__SECRET_VARIABLE__"))
                .header("__HEADER_NAME__", "__HEADER_VALUE__")
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = send(request, "__TITLE__");
        // Whatever was answered, the query of a URL is never printed.
        String said = answer.body().replaceAll("\\?[^\"\\s]*", "?...");
        if (answer.statusCode() != __SUCCESS__) {
            throw new Failure("__TITLE__ answered " + answer.statusCode() + ": " + said + " "
                    + refused(answer.statusCode()));
        }
        // Java reads no JSON of its own; with a library read the field by its path.
        Matcher url = Pattern.compile("\"__URL_KEY__\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        // The status is not enough: a refusal can have it too, and has no URL.
        if (!url.find()) {
            throw new Failure("__TITLE__ gave no URL: " + said + " Correct the request.");
        }
        return url.group(1).replace("\\/", "/").replace("\\u0026", "&");
    }

    static void upload(String url) throws Failure, IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method("__UPLOAD_METHOD__", HttpRequest.BodyPublishers.ofFile(Path.of(FILE)))
                .header("Content-Type", CONTENT_TYPE)
                .timeout(Duration.ofSeconds(600))
                .build();
        HttpResponse<String> answer = send(request, "Storage");
        if (answer.statusCode() != 200) {
            // An error of storage can repeat what was signed, so only its code is printed.
            Matcher code = Pattern.compile("<Code>([^<]*)<").matcher(answer.body());
            throw new Failure("Storage answered " + answer.statusCode() + " "
                    + (code.find() ? code.group(1) : "") + ". " + notStored(answer.statusCode()));
        }
    }

    static HttpResponse<String> send(HttpRequest request, String who)
            throws Failure, InterruptedException {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException fault) {
            // Its own words could repeat the URL, which is a secret.
            throw new Failure(who + " did not answer (" + fault.getClass().getSimpleName()
                    + "). Try again.");
        }
    }

    /** What to do about a refusal. */
    static String refused(int status) {
        switch (status) {
            case __API_STATUS__: return "__API_ADVICE__";
            default: return "";
        }
    }

    static String notStored(int status) {
        switch (status) {
            case __STORAGE_STATUS__: return "__STORAGE_ADVICE__";
            default: return "";
        }
    }

    static String secret(String name) throws Failure {
        // A file that a secret came from may end in a new line, which no header can carry.
        String value = System.getenv().getOrDefault(name, "").strip();
        if (value.isEmpty()) throw new Failure(name + " is not set.");
        return value;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
