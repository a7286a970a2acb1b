using Xunit;

namespace Inspections.Worker.Tests.Commands;

/// <summary>One published year of the sample bureau, for tests that only read it.</summary>
public sealed class RehearsedYear : IAsyncLifetime
{
    private readonly Scratch _scratch = new();

    public string Folder => _scratch.At("public");

    public async ValueTask InitializeAsync() =>
        Assert.Equal(0, (await Scratch.RunAsync("simulate", "2026", "--firms", Scratch.SampleFirms, "--out", Folder)).Code);

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
