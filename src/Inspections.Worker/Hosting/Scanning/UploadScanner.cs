using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Hosting.Scanning;

/// <summary>
/// Has what people upload looked through by a virus scanner of this machine before anything reads it: the program that speaks clamd's protocol
/// (<c>INSTREAM</c>). A file that could not be looked through is not taken.
/// </summary>
/// <param name="address">A socket's path, or an address and port of the loopback.</param>
/// <param name="clock">The clock that ends the waiting.</param>
internal sealed class UploadScanner(string address, TimeProvider clock)
{
    /// <summary>How long one file may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int ChunkBytes = 64 * 1024, MostAnswerBytes = 4096;
    private const string Clean = "stream: OK", Answer = "stream: ", Found = " FOUND";

    /// <summary>True for what can be the address of one on this machine: what people upload does not cross a network in the clear.</summary>
    public static bool IsAddress(string text) => Path.IsPathRooted(text) || (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out IPEndPoint? at) && IPAddress.IsLoopback(at.Address));

    /// <summary>Refuses a file in which something was found, or that could not be looked through.</summary>
    /// <exception cref="UserErrorException">It is refused.</exception>
    public async Task RequireCleanAsync(FileContent file, CancellationToken cancellation)
    {
        string name = Printable.Shorten(file.Name);
        string answer;
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            answer = await AskAsync(file.Bytes, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw ScanRefusals.NotScanned.Error(name, e is OperationCanceledException ? $"> {Patience.TotalSeconds} s" : e.Message);
        }

        if (answer != Clean)
        {
            throw answer.StartsWith(Answer, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
                ? ScanRefusals.Infected.Error(name, Printable.Shorten(answer[Answer.Length..^Found.Length]))
                : ScanRefusals.NotScanned.Error(name, Printable.Shorten(answer));
        }
    }

    // Chunks, each after its length in network order; none of length zero but the last. What ends a command ends the answer.
    private async Task<string> AskAsync(byte[] bytes, CancellationToken cancellation)
    {
        bool isPath = Path.IsPathRooted(address);
        using var socket = new Socket(isPath ? AddressFamily.Unix : IPEndPoint.Parse(address).AddressFamily, SocketType.Stream, isPath ? ProtocolType.Unspecified : ProtocolType.Tcp);
        await socket.ConnectAsync(isPath ? new UnixDomainSocketEndPoint(address) : IPEndPoint.Parse(address), cancellation).ConfigureAwait(false);
        using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation).ConfigureAwait(false);
        byte[] length = new byte[sizeof(int)];
        for (int at = 0; at < bytes.Length; at += ChunkBytes)
        {
            ReadOnlyMemory<byte> chunk = bytes.AsMemory(at, int.Min(ChunkBytes, bytes.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancellation).ConfigureAwait(false);
            await stream.WriteAsync(chunk, cancellation).ConfigureAwait(false);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancellation).ConfigureAwait(false);
        byte[] answer = new byte[MostAnswerBytes];
        int read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\r', '\n');
    }
}
