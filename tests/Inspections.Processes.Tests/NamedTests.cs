using System.Reflection;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Processes.Tests;

/// <summary>Whoever changes a type of the package finds its test by its name.</summary>
public sealed class NamedTests
{
    // Of the suites that stand below this one, and of this one.
    private static readonly Assembly[] Suites = [Assembly.Load("Inspections.Core.Tests"), Assembly.Load("Inspections.Worker.Tests"), typeof(NamedTests).Assembly];

    public static TheoryData<string> PublicTypes => [.. typeof(Draw).Assembly.GetExportedTypes().Where(t => !t.IsNested).Select(t => t.Name.Split('`')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_has_tests_of_its_name(string type)
    {
        Type? tests = Suites.SelectMany(s => s.GetTypes()).FirstOrDefault(t => t.Name == type + "Tests" && !t.IsAbstract);
        Assert.True(tests is not null, $"no {type}Tests");
        Assert.Contains(tests.GetMethods(), m => m.IsDefined(typeof(FactAttribute), inherit: true));
    }
}
