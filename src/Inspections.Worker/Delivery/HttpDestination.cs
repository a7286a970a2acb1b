using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Inspections.Worker.Delivery;

/// <summary>An HTTP endpoint that takes one file a request (docs/delivery.md).</summary>
internal sealed class HttpDestination : Destination
{
    public const string KeyHeader = "Idempotency-Key", PathHeader = "Inspections-Path", TimeHeader = "Inspections-Time", SignatureHeader = "Inspections-Signature";

    private const int LongestResponse = 1024 * 1024;

    private readonly DestinationSetting _setting;
    private readonly TimeProvider _clock;
    private readonly MediaTypeHeaderValue _contentType;
    private readonly Uri _root;
    private readonly HttpClient _client;

    public HttpDestination(DestinationSetting setting, TimeProvider clock, string contentType = "application/octet-stream")
        : base(setting)
    {
        (_setting, _clock, _contentType) = (setting, clock, new MediaTypeHeaderValue(contentType));
        _root = new Uri(setting.Method == DestinationSetting.Put ? setting.Address!.TrimEnd('/') + "/" : setting.Address!);
        var timeout = TimeSpan.FromSeconds(setting.TimeoutSeconds);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = timeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

        // A connection that was dropped is tried once more at once; whatever lasts longer waits in the database.
        ResiliencePipeline<HttpResponseMessage> pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = TimeSpan.FromMilliseconds(200),
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(),
            })
            .AddTimeout(timeout)
            .Build();
        _client = new HttpClient(new ResilienceHandler(pipeline) { InnerHandler = handler })
        {
            Timeout = 3 * timeout,
            MaxResponseContentBufferSize = LongestResponse,
        };
    }

    public override async Task<DeliveryResult> SendAsync(OutboxItem item, byte[] content, CancellationToken cancel)
    {
        string escaped = string.Join('/', item.Path.Split('/').Select(Uri.EscapeDataString));
        Uri address = _setting.Method == DestinationSetting.Put ? new Uri(_root, escaped) : _root;
        try
        {
            using HttpRequestMessage request = Request(address, item, escaped, content);
            using HttpResponseMessage response = await _client.SendAsync(request, cancel).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
            return new DeliveryResult(
                OutcomeOf((int)response.StatusCode),
                address.AbsoluteUri,
                string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"),
                Digest.Of(body),
                Wait(response));
        }
        catch (Exception e) when (e is TimeoutRejectedException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new DeliveryResult(DeliveryOutcome.Failed, address.AbsoluteUri, "no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The kind of fault and no more: messages may repeat what was sent.
            return new DeliveryResult(DeliveryOutcome.Failed, address.AbsoluteUri, e is HttpRequestException http ? $"{http.HttpRequestError}" : e.GetType().Name);
        }
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    /// <summary>What a receiver repeats to know who sent a file: HMAC-SHA256 over time, method, path and digest, a line each.</summary>
    public static string Sign(string key, string time, string method, string path, Digest digest) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{time}\n{method}\n{path}\n{digest}")));

    private static DeliveryOutcome OutcomeOf(int status) => status switch
    {
        >= 200 and < 300 => DeliveryOutcome.Arrived,
        (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.Conflict or 425 or (int)HttpStatusCode.TooManyRequests => DeliveryOutcome.Failed,
        >= 400 and < 500 => DeliveryOutcome.Refused,
        _ => DeliveryOutcome.Failed,
    };

    private HttpRequestMessage Request(Uri address, OutboxItem item, string path, byte[] content)
    {
        string time = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(new HttpMethod(_setting.Method), address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = _contentType;
        request.Content.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(item.Digest.ToArray())}:");
        request.Headers.Add(KeyHeader, item.IdempotencyKey(Name).ToString());
        request.Headers.Add(PathHeader, path);
        request.Headers.Add(TimeHeader, time);
        request.Headers.Authorization = _setting.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        if (_setting.HmacKey is { } key)
        {
            request.Headers.Add(SignatureHeader, $"v1={Sign(key, time, _setting.Method, path, item.Digest)}");
        }

        return request;
    }

    private TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - _clock.GetUtcNow() : null;
}
