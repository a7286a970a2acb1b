using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Inspections.Processes.Tests.Servers;

/// <summary>
/// A network between a client and a server on loopback: it takes time, counts, and breaks where it is told to. Each direction of a connection has
/// its own threads and the last of the time under way is spent awake, so that two milliseconds are two and not what a timer makes of them.
/// </summary>
internal sealed class NetworkProxy : IDisposable
{
    // A sleep of one millisecond takes no longer than this.
    private static readonly TimeSpan Sleep = TimeSpan.FromMilliseconds(1.3);

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentBag<Socket> _open = [];
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
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Begin(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>How often a client began to speak: each time it waits for the network once.</summary>
    public int Turns => _turns;

    /// <summary>How many connections were broken.</summary>
    public int Broken => _broken;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Socket socket in _open)
        {
            socket.Dispose();
        }
    }

    private static void Begin(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Either side is gone, or it was disposed.
        }
    })
    { IsBackground = true }.Start();

    private void Accept()
    {
        while (true)
        {
            Socket client = _listener.Accept(), server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _open.Add(client);
            _open.Add(server);
            server.Connect(IPAddress.Loopback, _server);
            (client.NoDelay, server.NoDelay) = (true, true);
            Relay(client, server, _cuts.TryDequeue(out int cut) ? cut : int.MaxValue);
        }
    }

    private void Relay(Socket client, Socket server, int cut)
    {
        int heard = 1, left = cut;
        Pump(client, server, length =>
        {
            if (Interlocked.Exchange(ref heard, 0) == 1)
            {
                Interlocked.Increment(ref _turns);
            }

            return length;
        });
        Pump(server, client, length =>
        {
            Interlocked.Exchange(ref heard, 1);
            int passes = int.Min(left, length);
            left -= passes;
            if (left == 0)
            {
                Interlocked.Increment(ref _broken);
            }

            return passes;
        });
    }

    // Passes on as many of the bytes that came as it is told; ends the connection after the first that do not pass.
    private void Pump(Socket from, Socket to, Func<int, int> passes)
    {
        var under = new BlockingCollection<(long Due, byte[] Bytes)>();
        Begin(() =>
        {
            try
            {
                byte[] buffer = new byte[65536];
                while (from.Receive(buffer) is > 0 and int length && passes(length) is var pass)
                {
                    under.Add((Stopwatch.GetTimestamp() + (long)(_delay.TotalSeconds * Stopwatch.Frequency), buffer[..pass]));
                    if (pass < length)
                    {
                        break;
                    }
                }
            }
            finally
            {
                under.CompleteAdding();
            }
        });
        Begin(() =>
        {
            try
            {
                foreach ((long due, byte[] bytes) in under.GetConsumingEnumerable())
                {
                    Wait(due);
                    to.Send(bytes);
                }
            }
            finally
            {
                to.Dispose();
                from.Dispose();
            }
        });
    }

    private static void Wait(long due)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var left && left > TimeSpan.Zero)
        {
            if (left > Sleep)
            {
                Thread.Sleep(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
