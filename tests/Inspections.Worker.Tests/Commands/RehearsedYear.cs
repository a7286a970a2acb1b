using Xunit;

namespace Inspections.Worker.Tests.Commands;

/// <summary>
/// One published year, for tests that only read it: of the sample bureau, or of the firms in a file of one's own that
/// INSPECTIONS_TEST_FIRMS names.
/// </summary>
public sealed class RehearsedYear : IAsyncLifetime
{
    private readonly Scratch _scratch = new();

    public string Folder => _scratch.At("public");

    public static string Firms => Environment.GetEnvironmentVariable("INSPECTIONS_TEST_FIRMS") is { Length: > 0 } own ? own : Scratch.SampleFirms;

    /// <summary>A firm of the file that is on a list of dishonest firms.</summary>
    public static string Dishonest => Cells(Firms).First()[0];

    /// <summary>Publishes the year into a folder; into another one it is the same.</summary>
    public static async Task IntoAsync(string folder)
    {
        // The sample's lists, of firms that the file has.
        string[] sample = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Sample", "dishonest.csv"));
        string lists = folder + "-dishonest.csv";
        await File.WriteAllLinesAsync(lists, [sample[0], .. sample.Skip(1).Zip(Cells(Firms), (list, firm) => string.Join(',', [.. firm[..2], .. list.Split(',')[2..]]))]);
        Assert.Equal(0, (await Scratch.RunAsync("simulate", "2026", "--firms", Firms, "--dishonest", lists, "--out", folder)).Code);
    }

    public async ValueTask InitializeAsync() => await IntoAsync(Folder);

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string[]> Cells(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split(','));
}
