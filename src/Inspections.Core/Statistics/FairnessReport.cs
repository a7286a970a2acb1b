using System.Globalization;
using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Verification;

namespace Inspections.Core.Statistics;

/// <summary>By what firms are told apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Grouping>))]
public enum Grouping
{
    /// <summary>Sector and stratum.</summary>
    Stratum,

    /// <summary>Quarter of the list that they stand in, by id.</summary>
    Place,

    /// <summary>District, from the firm directory.</summary>
    District,

    /// <summary>Decade of founding, from the firm directory.</summary>
    Decade,
}

/// <summary>Drawn against expected by one grouping.</summary>
public sealed record GroupFairness(Grouping Grouping, GroupComparison Comparison);

/// <summary>A test among all of the report.</summary>
/// <param name="Subject">What was tested: a grouping, or a draw's tickets.</param>
/// <param name="Outcome">The p-value.</param>
/// <param name="Adjusted">The p-value after <see cref="Holm"/>.</param>
public sealed record JudgedTest(string Subject, TestOutcome.PValue Outcome, double Adjusted);

/// <summary>
/// How even a set of published draws was, and what their sample can show. It says nothing of people: who inspected
/// whom is not looked at.
/// </summary>
/// <param name="Years">By bureau, sector and year.</param>
/// <param name="Groups">Drawn against expected, over all draws together.</param>
/// <param name="Tickets">Every draw's tickets.</param>
/// <param name="Tests">All p-values, adjusted for their number.</param>
public sealed record FairnessReport(
    IReadOnlyList<YearFairness> Years,
    IReadOnlyList<GroupFairness> Groups,
    IReadOnlyList<TicketUniformity> Tickets,
    IReadOnlyList<JudgedTest> Tests)
{
    /// <summary>By bureau, sector and year.</summary>
    public IReadOnlyList<YearFairness> Years { get; init => field = Given.List(value); } = Given.List(Years);

    /// <summary>Drawn against expected, over all draws together.</summary>
    public IReadOnlyList<GroupFairness> Groups { get; init => field = Given.List(value); } = Given.List(Groups);

    /// <summary>Every draw's tickets.</summary>
    public IReadOnlyList<TicketUniformity> Tickets { get; init => field = Given.List(value); } = Given.List(Tickets);

    /// <summary>All p-values, adjusted for their number.</summary>
    public IReadOnlyList<JudgedTest> Tests { get; init => field = Given.List(value); } = Given.List(Tests);

    /// <summary>The level below which an adjusted p-value is called conspicuous: of a hundred fair reports, at most one has any.</summary>
    public const double Level = 0.01;

    /// <summary>What a firm is called that the directory does not hold, or holds without the fact.</summary>
    public const string Unknown = "?";

    /// <summary>The tests that are conspicuous.</summary>
    public IEnumerable<JudgedTest> Conspicuous => Tests.Where(t => t.Adjusted < Level);

    /// <summary>The report on these draws, at least one.</summary>
    public static FairnessReport Of(IReadOnlyList<ObservedDraw> draws, FairnessOptions? options = null)
    {
        options ??= new FairnessOptions();
        GroupFairness[] groups = [.. Groupings(options).Select(g => new GroupFairness(g.Grouping, GroupComparison.Of(draws, g.GroupOf)))];
        TicketUniformity[] tickets = [.. draws.Select(TicketUniformity.Of)];
        YearFairness[] years =
        [
            .. draws.GroupBy(d => (Authority: d.Commitment.Authority.ToString(), Subject: new SectorYear(d.Id.Sector, d.Id.Year)))
                .OrderBy(g => g.Key.Authority, StringComparer.Ordinal).ThenBy(g => g.Key.Subject.Year).ThenBy(g => g.Key.Subject.Sector)
                .Select(g => YearFairness.Of([.. g.OrderBy(d => d.Id.Round)], options)),
        ];
        return new FairnessReport(years, groups, tickets, Judge(groups, tickets));
    }

    private static IEnumerable<(Grouping Grouping, Func<ObservedDraw, Pool, int, string> GroupOf)> Groupings(FairnessOptions options)
    {
        yield return (Grouping.Stratum, (draw, pool, _) => $"{draw.Id.Sector}/{pool.Stratum}");
        yield return (Grouping.Place, (_, pool, place) => FormattableString.Invariant($"{1 + (4L * place / pool.Firms.Count)}/4"));
        if (options.Directory is { } directory)
        {
            yield return (Grouping.District, (_, pool, place) => directory.GetValueOrDefault(pool.Firms[place])?.District ?? Unknown);
            yield return (Grouping.Decade, (_, pool, place) => DecadeOf(directory.GetValueOrDefault(pool.Firms[place])));
        }
    }

    private static string DecadeOf(Firm? firm) =>
        firm?.Founded is DateOnly day ? ((day.Year / 10) * 10).ToString(CultureInfo.InvariantCulture) : Unknown;

    private static JudgedTest[] Judge(GroupFairness[] groups, TicketUniformity[] tickets)
    {
        (string Subject, TestOutcome Outcome)[] all =
        [
            .. groups.Select(g => (g.Grouping.ToString(), g.Comparison.Outcome)),
            .. tickets.SelectMany(t => new[] { (t.Draw.Id.ToString(), t.Spread), (t.Draw.Id.ToString(), t.FirstBits) }),
        ];
        (string Subject, TestOutcome.PValue Outcome)[] tested = [.. all.Where(t => t.Outcome is TestOutcome.PValue).Select(t => (t.Subject, (TestOutcome.PValue)t.Outcome))];
        IReadOnlyList<double> adjusted = Holm.Adjust([.. tested.Select(t => t.Outcome.Value)]);
        return [.. tested.Zip(adjusted, (t, a) => new JudgedTest(t.Subject, t.Outcome, a))];
    }
}
