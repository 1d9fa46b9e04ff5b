// Uploads one file with __TITLE__. Secrets come from the environment.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Serialization.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;

static class Sample
{
    const string FileName = "__FILE_NAME__";
    const string ContentType = "__CONTENT_TYPE__"; // the URL is signed for it
    static readonly string BaseUrl =
        (Environment.GetEnvironmentVariable("CLEAR_BASE_URL") ?? "__BASE_URL__").TrimEnd('/');

    // What to do about a refusal, by its status.
    static readonly Dictionary<int, string> Refused = new Dictionary<int, string>
    {
        { __API_STATUS__, "__API_ADVICE__" },
    };
    static readonly Dictionary<int, string> NotStored = new Dictionary<int, string>
    {
        { __STORAGE_STATUS__, "__STORAGE_ADVICE__" },
    };

    // Secrets do not follow a redirect.
    static readonly HttpClient Client =
        new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            Timeout = TimeSpan.FromSeconds(600),
        };

    class Failure : Exception
    {
        public Failure(string message) : base(message) { }
    }

    static int Main()
    {
        try
        {
            Upload(PresignedUrl().GetAwaiter().GetResult()).GetAwaiter().GetResult();
            Console.WriteLine(FileName + " is stored.");
            return 0;
        }
        catch (Failure failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    static async Task<string> PresignedUrl()
    {
        var query = new List<string>();
        query.Add("__NAME_QUERY__=" + Uri.EscapeDataString(FileName));
        query.Add("__QUERY_NAME__=" + Uri.EscapeDataString("__QUERY_VALUE__"));
        var url = BaseUrl + "__PATH__?" + string.Join("&", query);
        var request = new HttpRequestMessage(new HttpMethod("__METHOD__"), url);
        request.Headers.TryAddWithoutValidation("__SECRET_HEADER__", "__SECRET_PREFIX__" + Secret("__SECRET_VARIABLE__"));
        request.Headers.TryAddWithoutValidation("__HEADER_NAME__", "__HEADER_VALUE__");
        using (var answer = await Send(request, "__TITLE__"))
        {
            var status = (int)answer.StatusCode;
            var body = await answer.Content.ReadAsByteArrayAsync();
            // Whatever was answered, the query of a URL is never printed.
            var text = System.Text.Encoding.UTF8.GetString(body);
            var said = Regex.Replace(text, "\\?[^\"\\s]*", "?...");
            if (status != __SUCCESS__)
                throw new Failure($"__TITLE__ answered {status}: {said} {Advice(Refused, status)}");
            var json = JsonReaderWriterFactory.CreateJsonReader(body, XmlDictionaryReaderQuotas.Max);
            var found = XElement.Load(json);
            found = found?.Element("__STEP__");
            // The status is not enough: a refusal can have it too, and has no URL.
            if (string.IsNullOrEmpty(found?.Value))
                throw new Failure($"__TITLE__ gave no URL: {said} Correct the request.");
            return found.Value;
        }
    }

    static async Task Upload(string url)
    {
        using (var file = File.OpenRead(FileName))
        {
            var request = new HttpRequestMessage(new HttpMethod("__UPLOAD_METHOD__"), url)
            {
                Content = new StreamContent(file),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
            request.Content.Headers.ContentLength = file.Length;
            using (var answer = await Send(request, "Storage"))
            {
                var status = (int)answer.StatusCode;
                if (status == 200) return;
                // An error of storage can repeat what was signed, so only its code is printed.
                var code = Regex.Match(await answer.Content.ReadAsStringAsync(), "<Code>([^<]*)<");
                throw new Failure($"Storage answered {status} {code.Groups[1].Value}. {Advice(NotStored, status)}");
            }
        }
    }

    static async Task<HttpResponseMessage> Send(HttpRequestMessage request, string who)
    {
        try
        {
            return await Client.SendAsync(request);
        }
        catch (Exception fault) when (fault is HttpRequestException || fault is TaskCanceledException)
        {
            // Its own words could repeat the URL, which is a secret.
            throw new Failure($"{who} did not answer ({fault.GetType().Name}). Try again.");
        }
    }

    static string Advice(Dictionary<int, string> all, int status) =>
        all.TryGetValue(status, out var advice) ? advice : "";

    static string Secret(string name)
    {
        // A file that a secret came from may end in a new line, which no header can carry.
        var value = Environment.GetEnvironmentVariable(name)?.Trim();
        if (string.IsNullOrEmpty(value)) throw new Failure(name + " is not set.");
        return value;
    }
}
