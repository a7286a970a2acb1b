using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inspections.Worker.Tests.Hosting.Scanning;

/// <summary>What clamd does with a stream: takes it to its end, then answers.</summary>
internal sealed class MadeScanner : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _served;
    private readonly Func<byte[], string?> _judge;

    /// <param name="judge">The answer for what was sent; null to hang up without one.</param>
    /// <param name="path">The path of its socket; null for a port of the loopback.</param>
    public MadeScanner(Func<byte[], string?> judge, string? path = null)
    {
        _judge = judge;
        _listener = path is null ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        Address = path ?? $"{_listener.LocalEndPoint}";
        _served = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>What was sent to it.</summary>
    public List<byte[]> Seen { get; } = [];

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using Socket socket = await _listener.AcceptAsync(_end.Token);
                try
                {
                    await AnswerAsync(socket);
                }
                catch (IOException)
                {
                    // Whoever asked has hung up.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // That is its end.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket);
        byte[] command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, _end.Token);
        if (Encoding.ASCII.GetString(command) != "zINSTREAM\0")
        {
            throw new InvalidOperationException("no such command");
        }

        byte[] file = await ReadAsync(stream);
        Seen.Add(file);
        if (_judge(file) is { } answer)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\0"), _end.Token);
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream)
    {
        using var file = new MemoryStream();
        byte[] length = new byte[sizeof(int)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _end.Token);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is var bytes && bytes == 0)
            {
                return file.ToArray();
            }

            byte[] chunk = new byte[bytes];
            await stream.ReadExactlyAsync(chunk, _end.Token);
            file.Write(chunk);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _served;
        _listener.Dispose();
        _end.Dispose();
    }
}
