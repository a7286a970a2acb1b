using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The packed library in the hands of somebody who has nothing else of it.</summary>
public sealed class OutsideCallerTests(Packed packed)
{
    [Fact]
    public async Task Every_mistake_is_refused_by_the_package_itself()
    {
        (int code, string said) = await packed.Consumers.RunAsync("Misuses");
        Assert.True(code == 0, said);
        Assert.Matches("Total: [0-9]{2,}, Errors: 0, Failed: 0, Skipped: 0", said);
    }

    [Fact]
    public async Task Who_only_draws_never_loads_the_library_for_statistics()
    {
        (int code, string said) = await packed.Consumers.RunAsync("DrawsOnly");
        Assert.True(code == 0, said);
        string loaded = said.Split('\n').Single(l => l.StartsWith("loaded: ", StringComparison.Ordinal));
        Assert.Contains("Inspections.Core", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("MathNet", loaded, StringComparison.Ordinal);
    }
}
