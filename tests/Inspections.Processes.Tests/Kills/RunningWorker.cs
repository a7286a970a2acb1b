using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>The worker, or another service of the program, as its own process, as a bureau runs it; it ends with the test.</summary>
internal sealed class RunningWorker : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private RunningWorker(Process process) => _process = process;

    public static RunningWorker Run(string data) => Start("run", "--data", data);

    /// <summary>Starts a service of the program.</summary>
    public static RunningWorker Start(params string[] arguments) => Start(arguments, []);

    /// <summary>Starts one with variables in its environment, by name.</summary>
    public static RunningWorker Start(string[] arguments, IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        foreach (string argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "inspections.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        var worker = new RunningWorker(new Process { StartInfo = start });
        worker._process.OutputDataReceived += (_, line) => worker._lines.Enqueue(line.Data ?? "");
        worker._process.ErrorDataReceived += (_, line) => worker._lines.Enqueue(line.Data ?? "");
        worker._process.Start();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Everything it has written so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Waits until it has said something.</summary>
    public async Task UntilAsync(string words)
    {
        for (int tick = 0; tick < 6000 && !Output.Contains(words, StringComparison.Ordinal); tick++)
        {
            Assert.False(HasExited, Output);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Contains(words, Output, StringComparison.Ordinal);
    }

    /// <summary>Asks it to stop, as systemd does; gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(150), TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
