using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>
/// Reads a public folder over HTTP. A file that the server does not have is not there (404); whatever else goes wrong
/// is an error and never a verdict, so that no fault of a network looks like a fault of a draw.
/// </summary>
public sealed class PublishedSite : IPublishedFiles, IDisposable
{
    private const int Piece = 64 * 1024;

    // The protocol has no checkpoint of an empty ledger.
    private const string NeverThere = "ledger/checkpoints/0";

    private readonly HttpClient _client;
    private readonly Uri _root;
    private readonly SiteLimits _limits;
    private readonly Lazy<bool> _tellsMissing;
    private readonly ConcurrentDictionary<string, byte[]?> _ahead = new(StringComparer.Ordinal);

    /// <summary>A site.</summary>
    /// <param name="address">The folder's address.</param>
    /// <param name="limits">How long and how much to wait for; those of <see cref="SiteLimits"/> where none are given.</param>
    /// <exception cref="RefusedException">It is no plain http or https address.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    public PublishedSite(string address, SiteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        (_root, _limits) = (RootOf(address), limits ?? new SiteLimits());
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = _limits.Silence };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _tellsMissing = new(() => Fetch(NeverThere) is null);
    }

    /// <summary>True for the address of a site rather than a path.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The site does not give the file, which is no statement of what it holds.</exception>
    public byte[]? TryRead(string path) => _tellsMissing.Value
        ? _ahead.TryRemove(path, out byte[]? bytes) ? bytes : Fetch(path)
        : throw Unavailable(AddressOf(NeverThere), "网站对不存在的文件也返回内容，无法判断文件是否缺失", "the site answers for a file that cannot exist, so that nobody can tell what is missing");

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The site does not give the file, which is no statement of what it holds.</exception>
    public byte[]? TryRead(string path, long from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        return from == 0 || _ahead.ContainsKey(path) || !_tellsMissing.Value ? PublishedBytes.From(TryRead(path), from) : Fetch(path, from);
    }

    /// <summary>Fetches small files that will all be asked for; sooner than one after the other.</summary>
    public void Expect(IEnumerable<string> paths) => Parallel.ForEachAsync(
        _tellsMissing.Value ? paths : [],
        new ParallelOptions { MaxDegreeOfParallelism = _limits.Connections },
        async (path, _) => _ahead[path] = await FetchAsync(AddressOf(path)).ConfigureAwait(false)).GetAwaiter().GetResult();

    /// <summary>Ends all connections.</summary>
    public void Dispose() => _client.Dispose();

    private static Uri RootOf(string address)
    {
        bool plain = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.UserInfo.Length == 0;
        if (!plain)
        {
            throw PublicRefusals.Address.Refuse(address);
        }

        return new Uri(uri!, uri!.AbsolutePath.TrimEnd('/') + "/");
    }

    /// <summary>The address of one file.</summary>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    internal Uri AddressOf(string path)
    {
        var address = new Uri(_root, path);
        bool isBelow = _root.IsBaseOf(address) && !path.StartsWith('/') && !path.Contains("//", StringComparison.Ordinal)
            && path.All(c => char.IsAsciiLetterOrDigit(c) || "-._/".Contains(c, StringComparison.Ordinal)) && address.AbsoluteUri == _root.AbsoluteUri + path;
        return isBelow ? address : throw new ArgumentException($"outside the published folder: '{path}'", nameof(path));
    }

    private byte[]? Fetch(string path, long from = 0) => FetchAsync(AddressOf(path), from).GetAwaiter().GetResult();

    private async Task<byte[]?> FetchAsync(Uri address, long from = 0)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var time = new CancellationTokenSource(_limits.Silence);
            try
            {
                return await FollowAsync(address, from, time).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw Unavailable(address, "网站没有在时限内给出文件", "the site did not give the file in time");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                if (attempt == _limits.Attempts)
                {
                    throw Unavailable(address, $"读取失败：{e.Message}", $"reading failed: {e.Message}");
                }
            }

            // A small server drops connections when many come at once.
            await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt)).ConfigureAwait(false);
        }
    }

    private async Task<byte[]?> FollowAsync(Uri address, long from, CancellationTokenSource time)
    {
        Uri now = address;
        for (int hop = 0; hop <= _limits.Redirects; hop++)
        {
            using HttpRequestMessage request = Request(now, from);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound || (from > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable))
            {
                return null;
            }

            // A server that knows no ranges gives the whole file.
            bool isRest = from > 0 && response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == from - 1;
            if (response.StatusCode == HttpStatusCode.OK || isRest)
            {
                return PublishedBytes.From(await ReadAsync(address, response.Content, time).ConfigureAwait(false), isRest ? 1 : from);
            }

            int status = (int)response.StatusCode;
            Uri? next = response.Headers.Location is Uri location && status is 301 or 302 or 303 or 307 or 308 ? new Uri(now, location) : null;
            if (next is null)
            {
                throw Unavailable(address, $"网站返回状态 {status}", $"the site answers with status {status}");
            }

            now = Uri.Compare(next, _root, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
                ? next
                : throw Unavailable(address, $"网站转到了别处 {next}", $"the site redirects elsewhere, to {next}");
        }

        throw Unavailable(address, "网站反复跳转", "the site redirects again and again");
    }

    // From the last byte that is known: a file that has not grown has that one still, and one that is shorter has no such range.
    private static HttpRequestMessage Request(Uri address, long from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from - 1, null);
        }

        return request;
    }

    private async Task<byte[]> ReadAsync(Uri address, HttpContent content, CancellationTokenSource time)
    {
        using Stream body = await content.ReadAsStreamAsync(time.Token).ConfigureAwait(false);
        int most = int.Min(_limits.Bytes, SiteLimits.BytesOf(address.AbsolutePath));

        // Room for what the server says; of what it does not send, the system gives no memory.
        byte[] file = new byte[long.Clamp(content.Headers.ContentLength ?? Piece, 1, most)];
        int size = 0;
        long started = Environment.TickCount64;
        while (true)
        {
            TimeSpan left = _limits.File - TimeSpan.FromMilliseconds(Environment.TickCount64 - started);
            time.CancelAfter(left < TimeSpan.Zero ? TimeSpan.Zero : left < _limits.Silence ? left : _limits.Silence);
            if (size == file.Length)
            {
                byte[] more = new byte[Piece];
                int next = await body.ReadAsync(more, time.Token).ConfigureAwait(false);
                if (next == 0)
                {
                    return file;
                }

                Array.Resize(ref file, (int)long.Clamp(2L * size, size + next, most + Piece));
                more.AsSpan(0, next).CopyTo(file.AsSpan(size));
                size += next;
            }
            else if (await body.ReadAsync(file.AsMemory(size), time.Token).ConfigureAwait(false) is int read and not 0)
            {
                size += read;
            }
            else
            {
                return file[..size];
            }

            if (size > most)
            {
                throw Unavailable(address, $"文件超过 {most} 字节", $"the file has more than {most} bytes");
            }
        }
    }

    private static RefusedException Unavailable(Uri address, string chinese, string english) => PublicRefusals.SiteUnreadable.Refuse(address, new Text(chinese, english));
}
