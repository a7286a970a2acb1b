using System.Net.Sockets;
using System.Text;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>The worker as systemd starts it: with a socket to be told by, and a time within which it wants to be told.</summary>
public sealed class NotifyTests
{
    [Fact]
    public async Task It_says_when_it_is_ready_that_it_is_alive_and_that_it_stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd is Linux's");
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "Port": 0, "OperationsAddress": "none" }""");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(scratch.At("notify")));
        using var worker = RunningWorker.Start(["run", "--data", scratch.At("data")], [("NOTIFY_SOCKET", scratch.At("notify")), ("WATCHDOG_USEC", "500000")]);

        Assert.Equal("READY=1", await HearAsync(socket));
        Assert.Equal("WATCHDOG=1", await HearAsync(socket));
        Assert.Equal("WATCHDOG=1", await HearAsync(socket));
        Assert.Equal(0, await worker.StopAsync());
        string last;
        do
        {
            last = await HearAsync(socket);
        }
        while (last == "WATCHDOG=1");
        Assert.Equal("STOPPING=1", last);
    }

    private static async Task<string> HearAsync(Socket socket)
    {
        byte[] buffer = new byte[1024];
        int length = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length).Trim();
    }
}
