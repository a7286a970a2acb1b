using System.Runtime.InteropServices;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Verifiers;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The package in programs that are trimmed and compiled before they are delivered.</summary>
public sealed class AheadOfTimeTests(Packed packed)
{
    [Fact]
    public async Task Every_sample_is_compiled_ahead_of_time_without_a_warning_and_still_draws_and_keeps_a_year()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SAMPLES_AHEAD_OF_TIME") == "1", "takes a minute: ask for it with SAMPLES_AHEAD_OF_TIME=1");
        string? linker = ((string[])["clang", "gcc"]).FirstOrDefault(Installed.Has);
        Assert.SkipWhen(linker is null, "no linker here (Debian: apt-get install clang zlib1g-dev)");

        string folder = await packed.Consumers.BuiltAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "Ahead.slnx"), Consumers.Solution(Consumers.Samples), TestContext.Current.CancellationToken);
        await packed.Dotnet.RunAsync(folder, "publish", "Ahead.slnx", "-v", "quiet", $"-p:InspectionsVersion={packed.Version}", "-p:PublishAot=true", $"-p:CppCompilerAndLinker={linker}");
        string Native(string sample) => Path.Combine(folder, sample, "bin", "Release", "net10.0", RuntimeInformation.RuntimeIdentifier, "publish", sample);

        (int drew, string drawn, string why) = await Installed.RunAsync(Native("Draw"), []);
        Assert.True(drew == 0 && drawn.Trim().EndsWith("VALID", StringComparison.Ordinal), drawn + why);
        using var scratch = new Scratch();
        (int kept, string year, string fault) = await Installed.RunAsync(Native("Bureau"), [scratch.Folder, "2026"]);
        Assert.True(kept == 0, year + fault);
        Assert.Equal(0, (await Scratch.RunAsync("verify", scratch.At("public"))).Code);

        // Who only draws has nothing of the library for statistics.
        Each.Of(Consumers.Samples, s => Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Native(s))!, "MathNet*")));
        Assert.DoesNotContain("MathNet", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Native("Draw"), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
