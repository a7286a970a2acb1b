using System.Reflection;
using Inspections.Core.Tests.Architecture;
using Inspections.Worker.Lifecycle;
using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>
/// The worker's folders look down only, and no two know each other. Every rule is tried where it must not hold as well, so that it
/// cannot pass by looking at nothing.
/// </summary>
public sealed class LayerTests
{
    private const string Root = "Inspections.Worker";

    private static readonly Assembly Worker = typeof(RoundProcessor).Assembly;

    // From below. A folder may know those in lines above it.
    private static readonly string[][] Layers =
    [
        ["Files"],
        ["Health", "Storage"],
        ["Stores"],
        ["Lifecycle", "Witnessing"],
        ["Publication"],
        ["Delivery", "Simulation"],
        ["Hosting"],
        ["BureauConsole"],
        ["Cli"],
    ];

    private static ILookup<string, string> Uses => NamespaceUses.Of(Worker, Root);

    [Fact]
    public void A_folder_looks_down_only()
    {
        string[] up = [.. Upward(Uses)];
        Assert.True(up.Length == 0, "look up: " + string.Join("; ", up));
    }

    [Fact]
    public void No_folder_knows_one_that_knows_it()
    {
        ILookup<string, string> uses = Uses;
        Assert.Contains($"{Root}.Stores", uses[$"{Root}.Lifecycle.Planning"]);
        Assert.True(NamespaceUses.InCircles(uses) is { Count: 0 }, "in a circle: " + string.Join(", ", NamespaceUses.InCircles(uses)));
    }

    [Theory]
    [InlineData("Stores", "Lifecycle.Planning")]
    [InlineData("Files.Lists", "Stores")]
    [InlineData("Lifecycle", "Hosting.Configuration")]
    [InlineData("Witnessing", "Lifecycle")]
    [InlineData("Storage.Sqlite", "Health")]
    public void A_folder_that_looks_up_is_found(string from, string to) =>
        Assert.Single(Upward(new[] { (From: $"{Root}.{from}", To: $"{Root}.{to}") }.ToLookup(u => u.From, u => u.To)));

    [Fact]
    public void The_other_institutions_side_sees_nothing_of_the_bureau() => Assert.Equal(
        ["Files", "Health"], Uses.Where(u => Top(u.Key) == "Witnessing").SelectMany(u => u).Select(Top).Where(t => t != "Witnessing").Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_folder_has_a_layer_and_every_layer_a_folder() => Assert.Equal(
        Worker.GetTypes().Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith(Root + ".", StringComparison.Ordinal)).Select(Top).Distinct().Order(StringComparer.Ordinal),
        Layers.SelectMany(l => l).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Upward(ILookup<string, string> uses) =>
        from user in uses
        from used in user
        where Top(user.Key) != Top(used) && LayerOf(used) >= LayerOf(user.Key)
        select $"{user.Key} knows {used}";

    private static int LayerOf(string name) => Array.FindIndex(Layers, l => l.Contains(Top(name), StringComparer.Ordinal));

    private static string Top(string name) => name[(Root.Length + 1)..].Split('.')[0];
}
