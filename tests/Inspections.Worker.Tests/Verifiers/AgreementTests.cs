using Xunit;

namespace Inspections.Worker.Tests.Verifiers;

/// <summary>The verifiers have no code in common and have to come to the same findings.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task An_honest_year_without_results_is_incomplete_for_all_and_each_of_its_draws_is_valid()
    {
        using var scratch = new Scratch();
        string root = await scratch.SimulateAsync();
        await ThreeVerifiers.AgreeAsync(root, "INCOMPLETE");
        await ThreeVerifiers.AgreeAsync(root, "VALID", draw: "property-management-2026-r2");
    }
}
