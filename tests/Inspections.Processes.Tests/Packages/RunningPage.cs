using System.Diagnostics;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The sample of an end point in a process of its own, on a port that the machine chose.</summary>
internal sealed class RunningPage : IAsyncDisposable
{
    private readonly Process _process;

    private RunningPage(Process process, Uri address) => (_process, Client) = (process, new HttpClient { BaseAddress = address });

    /// <summary>Asks it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it; gives it when it listens.</summary>
    public static async Task<RunningPage> StartAsync(string program, params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(program, [.. arguments, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        const string Announced = "Now listening on: ";
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line is not null && !line.Contains(Announced, StringComparison.Ordinal));

        Assert.True(line is not null, "the page ended before it listened");
        return new RunningPage(process, new Uri(line[(line.IndexOf(Announced, StringComparison.Ordinal) + Announced.Length)..].Trim() + "/"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
