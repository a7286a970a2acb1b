using Xunit;

namespace Inspections.Worker.Tests.Commands;

/// <summary>One published year of the sample bureau, for tests that only read it.</summary>
public sealed class RehearsedYear : IAsyncLifetime
{
    private readonly Scratch _scratch = new();

    public string Folder => _scratch.At("public");

    public static string Dishonest => Path.Combine(AppContext.BaseDirectory, "Sample", "dishonest.csv");

    /// <summary>Publishes the year into a folder; into another one it is the same.</summary>
    public static async Task IntoAsync(string folder) => Assert.Equal(0, (await Scratch.RunAsync(
        "simulate", "2026", "--firms", Scratch.SampleFirms, "--dishonest", Dishonest, "--out", folder)).Code);

    public async ValueTask InitializeAsync() => await IntoAsync(Folder);

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
