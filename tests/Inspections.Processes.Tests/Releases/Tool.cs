using System.Diagnostics;
using Xunit;

namespace Inspections.Processes.Tests.Releases;

/// <summary>A program of the machine, run to its end.</summary>
internal static class Tool
{
    /// <summary>Skips the test where the machine does not have it.</summary>
    public static void Require(string program) => Assert.SkipUnless(
        !OperatingSystem.IsWindows() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, program))), $"no {program} here");

    /// <summary>Runs it; gives its exit code and all that it printed.</summary>
    public static (int Code, string Printed) Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C", ["SOURCE_DATE_EPOCH"] = "1790000000" } };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>Runs what must succeed; gives what it printed.</summary>
    public static string Succeed(string program, params IEnumerable<string> arguments)
    {
        (int code, string printed) = Run(program, arguments);
        Assert.True(code == 0, $"{program}: {code}\n{printed}");
        return printed;
    }
}
