using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Inspections.Processes.Tests.Servers;

/// <summary>A network between a client and a server on loopback: it takes time, counts, and breaks where it is told to.</summary>
internal sealed class NetworkProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<int> _cuts;
    private readonly TimeSpan _delay;
    private readonly int _server;
    private int _turns, _broken;

    /// <param name="server">The server's port.</param>
    /// <param name="delay">How long every byte is under way, in either direction.</param>
    /// <param name="cuts">After how many bytes from the server the first connections break, one after the other.</param>
    public NetworkProxy(int server, TimeSpan delay, params int[] cuts)
    {
        (_server, _delay, _cuts) = (server, delay, new ConcurrentQueue<int>(cuts));
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often a client began to speak: each time it waits for the network once.</summary>
    public int Turns => _turns;

    /// <summary>How many connections were broken.</summary>
    public int Broken => _broken;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = RelayAsync(client, _cuts.TryDequeue(out int cut) ? cut : int.MaxValue);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was disposed.
        }
    }

    private async Task RelayAsync(TcpClient client, int cut)
    {
        using TcpClient one = client, other = new();
        try
        {
            await other.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
            (one.NoDelay, other.NoDelay) = (true, true);
            int heard = 1, left = cut;
            Task there = PumpAsync(one, other, length =>
            {
                if (Interlocked.Exchange(ref heard, 0) == 1)
                {
                    Interlocked.Increment(ref _turns);
                }

                return length;
            });
            Task back = PumpAsync(other, one, length =>
            {
                Interlocked.Exchange(ref heard, 1);
                int passes = int.Min(left, length);
                left -= passes;
                return passes;
            });
            await Task.WhenAny(there, back);
            if (left == 0)
            {
                Interlocked.Increment(ref _broken);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side is gone.
        }
    }

    // Passes on as many of the bytes that came as it is told; ends at the first that do not pass.
    private async Task PumpAsync(TcpClient from, TcpClient to, Func<int, int> passes)
    {
        var under = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        Task deliver = DeliverAsync(under.Reader, to.GetStream());
        byte[] buffer = new byte[65536];
        while (await ReadAsync(from, buffer) is > 0 and int length)
        {
            int pass = passes(length);
            under.Writer.TryWrite((Stopwatch.GetTimestamp() + (_delay.Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond), buffer[..pass]));
            if (pass < length)
            {
                break;
            }
        }

        under.Writer.Complete();
        await deliver;
    }

    private async Task<int> ReadAsync(TcpClient from, byte[] buffer)
    {
        try
        {
            return await from.GetStream().ReadAsync(buffer, _end.Token);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private async Task DeliverAsync(ChannelReader<(long Due, byte[] Bytes)> under, NetworkStream to)
    {
        await foreach ((long due, byte[] bytes) in under.ReadAllAsync(_end.Token))
        {
            long left = due - Stopwatch.GetTimestamp();
            if (left > 0)
            {
                await Task.Delay(TimeSpan.FromTicks(left * TimeSpan.TicksPerSecond / Stopwatch.Frequency), _end.Token);
            }

            await to.WriteAsync(bytes, _end.Token);
        }
    }
}
