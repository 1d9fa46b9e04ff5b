import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Arguments: for each call the address, the Content-Type, the body, headers as name and value in turn, then a dot. */
class Upload {
    public static void main(String[] args) throws Exception {
        int from = 0;
        for (int i = 0; i < args.length; i++) {
            if (!args[i].equals(".")) continue;
            upload(Arrays.copyOfRange(args, from, i));
            from = i + 1;
        }
    }

    static void upload(String[] args) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest.Builder ask = HttpRequest.newBuilder(URI.create(args[0]));
        for (int i = 3; i + 1 < args.length; i += 2) ask.header(args[i], args[i + 1]);
        String body = client.send(ask.build(), BodyHandlers.ofString()).body();
        var url = Pattern.compile("\"(https?://[^\"]+)\"").matcher(body);
        url.find();
        HttpRequest put = HttpRequest.newBuilder(URI.create(url.group(1)))
            .header("Content-Type", args[1])
            .PUT(BodyPublishers.ofString(args[2]))
            .build();
        var answer = client.send(put, BodyHandlers.discarding());
        System.out.println(answer.statusCode() + " " + answer.headers().firstValue("ETag").orElse(""));
    }
}
