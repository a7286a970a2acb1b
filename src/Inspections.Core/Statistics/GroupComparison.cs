using Inspections.Core.Encodings;

namespace Inspections.Core.Statistics;

/// <summary>
/// The idea: a fair draw takes of every group of firms about its share. Which firms were drawn is compared with what the
/// chances of each round and stratum let expect.
/// <para>Definition. Each round and stratum is an urn; expected is take · own firms / all firms, summed over the
/// urns. While there are more than two cells and one has fewer than 5 to expect, among the drawn or among those
/// passed over, the two smallest are merged. Three and more cells are tested by chi-square, two exactly. Where the
/// rules fix the outcome (strata) there is nothing to test, and no p-value.</para>
/// <para>Unit: firms drawn. Source: see <see cref="TestMethod"/>; the rule of 5 is Cochran's, 1954.</para>
/// </summary>
/// <example>
/// One urn of 300 firms, 100 in each of three groups, 30 drawn: 10 to expect of each. Drawn 16, 9, 5: Σ d²/10 = 6.2, times
/// 299/270 is 6.866, two degrees of freedom, p = 0.0323.
/// </example>
/// <param name="Cells">The cells after merging.</param>
/// <param name="Outcome">The test.</param>
public sealed record GroupComparison(IReadOnlyList<GroupCell> Cells, TestOutcome Outcome)
{
    /// <summary>One per group.</summary>
    public IReadOnlyList<GroupCell> Cells { get; init => field = Given.List(value); } = Given.List(Cells);

    private const double LeastExpected = 5;

    /// <summary>Compares by group.</summary>
    /// <param name="draws">The draws.</param>
    /// <param name="groupOf">The group of a pool's firm, by its place in the pool.</param>
    internal static GroupComparison Of(IReadOnlyList<ObservedDraw> draws, Func<ObservedDraw, Pool, int, string> groupOf)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(groupOf);
        var urns = draws.SelectMany(d => d.Pools.Where(p => p.Firms.Count > 0).Select(p => (
            p.Take,
            Firms: p.Firms.Select((firm, place) => (Group: groupOf(d, p, place), Drawn: d.Drawn.Contains(firm))).ToList()))).ToList();
        string[] groups = [.. urns.SelectMany(u => u.Firms.Select(f => f.Group)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = groups.Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        List<Tally> tallies = [.. urns.Select(u => new Tally(
            u.Take,
            Count(u.Firms.Select(f => places[f.Group]), groups.Length),
            Count(u.Firms.Where(f => f.Drawn).Select(f => places[f.Group]), groups.Length)))];
        GroupCell[] cells = [.. groups.Select((g, i) => Cell([g], tallies, i))];
        return groups.Length < 2 ? new GroupComparison(cells, new TestOutcome.None(Untested.OneGroup))
            : !tallies.Any(t => t.IsChance) ? new GroupComparison(cells, new TestOutcome.None(Untested.FixedByRule))
            : Test(Merge(cells), tallies, places);
    }

    private static GroupComparison Test(List<GroupCell> cells, List<Tally> tallies, Dictionary<string, int> places)
    {
        int[] merged = new int[places.Count];
        foreach ((int index, GroupCell cell) in cells.Index())
        {
            cell.Groups.ToList().ForEach(g => merged[places[g]] = index);
        }

        List<Tally> urns = [.. tallies.Select(t => t.Merge(merged, cells.Count))];
        return new GroupComparison(cells, cells.Count == 2 ? UrnTests.Exact(urns) : UrnTests.ChiSquare(urns, cells.Count));
    }

    private static List<GroupCell> Merge(IEnumerable<GroupCell> groups)
    {
        List<GroupCell> cells = [.. groups];
        while (cells.Count > 2 && cells.Any(c => c.Weight < LeastExpected))
        {
            GroupCell[] smallest = [.. cells.OrderBy(c => c.Weight).Take(2)];
            cells[cells.IndexOf(smallest[1])] = new GroupCell(
                [.. smallest[1].Groups.Concat(smallest[0].Groups).Order(StringComparer.Ordinal)],
                smallest.Sum(c => c.Entries),
                smallest.Sum(c => c.Expected),
                smallest.Sum(c => c.Drawn));
            cells.Remove(smallest[0]);
        }

        return cells;
    }

    private static GroupCell Cell(IReadOnlyList<string> groups, IReadOnlyList<Tally> urns, int index) =>
        new(groups, urns.Sum(u => (long)u.Firms[index]), urns.Sum(u => u.Expected(index)), urns.Sum(u => (long)u.Drawn[index]));

    private static int[] Count(IEnumerable<int> places, int size)
    {
        int[] counts = new int[size];
        foreach (int place in places)
        {
            counts[place]++;
        }

        return counts;
    }
}
