using System.Reflection;
using Inspections.Core.Rounds;
using NetArchTest.Rules;
using Xunit;

namespace Inspections.Core.Tests.Architecture;

/// <summary>Who may know whom. Every rule is tried where it must not hold as well, so that it cannot pass by looking at nothing.</summary>
public sealed class DependencyTests
{
    private const string Root = "Inspections.Core.", Statistics = Root + "Statistics", Places = Root + "Publication.Places";
    private static readonly Assembly Core = typeof(Draw).Assembly;

    [Theory]
    [InlineData("MathNet")]
    [InlineData("System.Double")]
    public void Only_Statistics_knows(string dependency)
    {
        None(Types.InAssembly(Core).That().DoNotResideInNamespace(Statistics).ShouldNot().HaveDependencyOn(dependency));
        Assert.NotEmpty(Types.InAssembly(Core).That().ResideInNamespace(Statistics).And().HaveDependencyOn(dependency).GetTypes());
    }

    [Theory]
    [InlineData("System.Single")]
    [InlineData("System.Data")]
    [InlineData("System.Console")]
    [InlineData("System.Random")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("Inspections.Worker")]
    public void Core_does_not_know(string dependency) =>
        None(Types.InAssembly(Core).ShouldNot().HaveDependencyOn(dependency));

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.FileStream")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.Path")]
    [InlineData("System.Net")]
    [InlineData("System.Threading.Tasks.Task")]
    public void Only_the_places_where_something_is_published_know(string dependency)
    {
        None(Types.InAssembly(Core).That().DoNotResideInNamespace(Places).ShouldNot().HaveDependencyOn(dependency));
        Assert.NotEmpty(Types.InAssembly(Core).That().ResideInNamespace(Places).And().HaveDependencyOn(dependency).GetTypes());
    }

    [Fact]
    public void No_rule_knows_the_places_where_something_is_published() =>
        None(Types.InAssembly(Core).That().DoNotResideInNamespace(Places).ShouldNot().HaveDependencyOn(Places));

    [Fact]
    public void A_dependency_is_found_where_there_is_one() =>
        Assert.NotEmpty(Types.InAssembly(typeof(DependencyTests).Assembly).That().HaveDependencyOn("System.IO.File").GetTypes());

    [Theory]
    [InlineData("Encodings", "")]
    [InlineData("Directories", "Encodings")]
    [InlineData("Staffing", "Directories Drawing Encodings Policy Ledger")]
    public void A_namespace_knows_no_others_than(string name, string others)
    {
        string[] allowed = [name, .. others.Split(' ')];
        string[] forbidden = [.. Namespaces().Except(allowed, StringComparer.Ordinal).Select(n => Root + n)];
        Assert.NotEmpty(forbidden);
        None(Types.InAssembly(Core).That().ResideInNamespace(Root + name).ShouldNot().HaveDependencyOnAny(forbidden));
    }

    [Theory]
    [InlineData("Publication", "Bureaus Statistics Verification")]
    [InlineData("Verification", "Bureaus Statistics")]
    [InlineData("Statistics", "")]
    public void A_namespace_is_known_only_to(string name, string others)
    {
        string[] allowed = [name, .. others.Split(' ')];
        foreach (string other in Namespaces().Except(allowed, StringComparer.Ordinal))
        {
            None(Types.InAssembly(Core).That().ResideInNamespace(Root + other).ShouldNot().HaveDependencyOn(Root + name));
        }
    }

    [Fact]
    public void No_namespace_knows_one_that_knows_it()
    {
        ILookup<string, string> uses = NamespaceUses.Of(Core, Root);
        Assert.Contains(Root + "Encodings", uses[Root + "Drawing"]);
        Assert.True(NamespaceUses.InCircles(uses) is { Count: 0 }, "in a circle: " + string.Join(", ", NamespaceUses.InCircles(uses)));
    }

    [Fact]
    public void A_circle_is_found_where_there_is_one()
    {
        (string From, string To)[] uses = [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")];
        Assert.Equal(["b", "c"], NamespaceUses.InCircles(uses.ToLookup(u => u.From, u => u.To)));
    }

    private static IEnumerable<string> Namespaces() => Core.GetTypes()
        .Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith(Root, StringComparison.Ordinal))
        .Select(n => n[Root.Length..].Split('.')[0]).Distinct(StringComparer.Ordinal);

    private static void None(ConditionList rule)
    {
        NetArchTest.Rules.TestResult result = rule.GetResult();
        Assert.True(result.IsSuccessful, string.Join('\n', result.FailingTypeNames ?? []));
    }
}
