using System.Runtime.InteropServices;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Publication.Credit;
using Inspections.Worker.Tests.Verifiers;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>
/// The package in programs that are trimmed and compiled before they are delivered. Every warning of either is an error. SAMPLES_AHEAD_OF_TIME=1 asks for it, as
/// CI does; SAMPLES_AHEAD_OF_TIME=each for a program a sample, which takes three times as long.
/// </summary>
public sealed class AheadOfTimeTests(Packed packed)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <PublishAot>true</PublishAot>
            <Optimize>false</Optimize>
            <DebugType>none</DebugType>
            <ValidateExecutableReferencesMatchSelfContained>false</ValidateExecutableReferencesMatchSelfContained>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../SAMPLE/SAMPLE.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Program =
        """
        using System.Reflection;

        MethodInfo main = args[0] switch
        {
            "SAMPLE" => Type.GetType("Program, SAMPLE")!.GetMethod("<Main>$", BindingFlags.Static | BindingFlags.NonPublic)!,
            _ => throw new ArgumentException($"{args[0]} is no sample"),
        };
        object? result = main.Invoke(null, [args[1..]]);
        return result is Task<int> task ? await task : result as int? ?? 0;
        """;

    [Fact]
    public async Task The_samples_are_compiled_ahead_of_time_without_a_warning_and_do_what_they_say()
    {
        string? asked = Environment.GetEnvironmentVariable("SAMPLES_AHEAD_OF_TIME");
        Assert.SkipUnless(asked is "1" or "each", "takes a minute of two processors: ask for it with SAMPLES_AHEAD_OF_TIME=1");
        using var scratch = new Scratch();
        string? linker = await LinkerAsync(scratch);
        Assert.SkipWhen(linker is null, "no linker here (Debian: apt-get install gcc libc6-dev)");
        Func<string, string[]> native = asked == "each" ? await EachAsync(linker!) : await TogetherAsync(linker!);

        await RunsAsync(native("Draw"), "VALID");
        await RunsAsync([.. native("Bureau"), scratch.Folder, "2026"], "brokers-2026-r3: Closed");
        Assert.Equal(0, (await Scratch.RunAsync("verify", scratch.At("public"))).Code);

        await using (RunningPage page = await RunningPage.StartAsync(native("FirmPage")[0], [.. native("FirmPage")[1..], scratch.At("public")]))
        {
            Assert.Contains("\"ticket\":", await page.Client.GetStringAsync("draws/brokers-2026-r1/firms/F001", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using var desk = new CreditDesk();
        desk.Enter(2);
        desk.Publish();
        await RunsAsync([.. native("FeedConsumer"), desk.Folder, Path.Combine(desk.Folder, "ledger/key"), scratch.At("records.jsonl")], "2 in all");

        // Who uses no statistics has nothing of the library for them.
        Each.Of(Consumers.Samples.Select(s => native(s)[0]).Distinct(), s => Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(s)!, "MathNet*")));
        Assert.DoesNotContain("MathNet", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(native("Draw")[0], TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private static async Task RunsAsync(string[] command, string ends)
    {
        (int code, string said, string why) = await Installed.RunAsync(command[0], command[1..]);
        Assert.True(code == 0 && said.Trim().EndsWith(ends, StringComparison.Ordinal), said + why);
    }

    // One that makes a program of the smallest source there is: the command alone may stand where its libraries do not.
    private static async Task<string?> LinkerAsync(Scratch scratch)
    {
        string source = scratch.Write("smallest.c", "int main(void) { return 0; }");
        foreach (string linker in ((string[])["clang", "gcc"]).Where(Installed.Has))
        {
            if ((await Installed.RunAsync(linker, [source, "-o", scratch.At("smallest")])).Code == 0)
            {
                return linker;
            }
        }

        return null;
    }

    // One program, so that what all of them use is compiled once, and without the optimizer: what is tried is that it can be compiled.
    private async Task<Func<string, string[]>> TogetherAsync(string linker)
    {
        string folder = await packed.Consumers.BuiltAsync(), own = Path.Combine(folder, "Together");
        Directory.CreateDirectory(own);
        await File.WriteAllTextAsync(Path.Combine(own, "Together.csproj"), PerSample(Project, "<ProjectReference"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(own, "Program.cs"), PerSample(Program, "\"SAMPLE\""), TestContext.Current.CancellationToken);
        await PublishAsync(folder, linker, "Together");
        return sample => [Native(folder, "Together"), sample];
    }

    private async Task<Func<string, string[]>> EachAsync(string linker)
    {
        string folder = await packed.Consumers.BuiltAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "Ahead.slnx"), Consumers.Solution(Consumers.Samples), TestContext.Current.CancellationToken);
        await PublishAsync(folder, linker, "Ahead.slnx", "-p:PublishAot=true");
        return sample => [Native(folder, sample)];
    }

    private Task<string> PublishAsync(string folder, string linker, params string[] what) =>
        packed.Dotnet.RunAsync(folder, ["publish", .. what, "-v", "quiet", $"-p:InspectionsVersion={packed.Version}", $"-p:CppCompilerAndLinker={linker}"]);

    private static string Native(string folder, string project) => Path.Combine(folder, project, "bin", "Release", "net10.0", RuntimeInformation.RuntimeIdentifier, "publish", project);

    // The line with a mark, once a sample.
    private static string PerSample(string text, string mark) => string.Join('\n', text.Split('\n').SelectMany(line =>
        line.Contains(mark, StringComparison.Ordinal) ? Consumers.Samples.Select(s => line.Replace("SAMPLE", s, StringComparison.Ordinal)) : [line]));
}
