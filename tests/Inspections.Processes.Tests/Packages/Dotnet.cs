using System.Diagnostics;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The SDK's command, as an engineer of another bureau has it: with a folder of packages of their own.</summary>
/// <param name="home">Where what is restored, and what the command keeps for itself, goes.</param>
internal sealed class Dotnet(string home)
{
    /// <summary>Runs it; fails with what it printed when it does not end with 0, and skips the test where a package source cannot be reached.</summary>
    public async Task<string> RunAsync(string folder, params string[] arguments)
    {
        (int code, string output) = await TryAsync(folder, arguments);
        Assert.SkipWhen(code != 0 && output.Contains("NU1301", StringComparison.Ordinal), "no package source can be reached");
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Runs it, however it ends.</summary>
    public async Task<(int Code, string Output)> TryAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // What this machine has restored already is used, and not added to.
                ["NUGET_PACKAGES"] = Path.Combine(home, "packages"),
                ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
                ["DOTNET_CLI_HOME"] = home,
                ["MSBUILDDISABLENODEREUSE"] = "1",
            },
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
