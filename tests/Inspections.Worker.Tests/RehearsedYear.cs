using Xunit;

[assembly: AssemblyFixture(typeof(Inspections.Worker.Tests.RehearsedYear))]

namespace Inspections.Worker.Tests;

/// <summary>
/// One published year for all tests, in both languages, rehearsed for the first that asks: of the sample bureau, or of the firms in a file of one's own
/// that INSPECTIONS_TEST_FIRMS names. It is only read; whoever changes it takes a copy.
/// </summary>
public sealed class RehearsedYear : IDisposable
{
    private readonly Lazy<Scratch> _scratch = new(() => RehearseAsync().GetAwaiter().GetResult());

    public string Folder => _scratch.Value.At("public");

    public static string Firms => Environment.GetEnvironmentVariable("INSPECTIONS_TEST_FIRMS") is { Length: > 0 } own ? own : Scratch.SampleFirms;

    /// <summary>A firm of the file that is on a list of dishonest firms.</summary>
    public static string Dishonest => Cells(Firms).First()[0];

    /// <summary>Publishes the year into a folder; into another one it is the same.</summary>
    public static async Task IntoAsync(string folder)
    {
        // The sample's lists, of firms that the file has.
        string[] sample = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "dishonest.csv"));
        string lists = folder + "-dishonest.csv";
        await File.WriteAllLinesAsync(lists, [sample[0], .. sample.Skip(1).Zip(Cells(Firms), (list, firm) => string.Join(',', [.. firm[..2], .. list.Split(',')[2..]]))]);
        (int code, string output, string errors) = await Scratch.RunAsync("simulate", "2026", "--firms", Firms, "--dishonest", lists, "--languages", "zh,en", "--out", folder);
        Assert.True(code == 0, output + errors);
    }

    public void Dispose()
    {
        if (_scratch.IsValueCreated)
        {
            _scratch.Value.Dispose();
        }
    }

    /// <summary>A copy of it.</summary>
    internal string CopyInto(Scratch scratch, string name = "copy")
    {
        string copy = scratch.At(name);
        foreach (string file in System.IO.Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Folder, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static async Task<Scratch> RehearseAsync()
    {
        var scratch = new Scratch();
        await IntoAsync(scratch.At("public"));
        return scratch;
    }

    private static IEnumerable<string[]> Cells(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split(','));
}
