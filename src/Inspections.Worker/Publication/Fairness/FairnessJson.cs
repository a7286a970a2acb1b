using Inspections.Core.Statistics;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report for programs, with every firm's chance.</summary>
internal static class FairnessJson
{
    public static string Write(FairnessStudy study) => ReadableJson.Write(
        new
        {
            violating = study.Options.Violating.ToString(),
            wanted = study.Options.Wanted.ToString(),
            level = FairnessReport.Level,
            clean = study.IsClean,
            notCounted = study.Others.Select(o => new { draw = o.Draw.ToString(), reason = o.Reason.ToString() }),
            years = study.Report.Years.Select(Year),
            groups = study.Report.Groups.Select(g => new
            {
                grouping = g.Grouping.ToString(),
                cells = g.Comparison.Cells.Select(c => new { groups = c.Groups, entries = c.Entries, expected = c.Expected, drawn = c.Drawn }),
                test = Outcome(g.Comparison.Outcome),
            }),
            tickets = study.Report.Tickets.Select(t => new
            {
                draw = t.Draw.Id.ToString(),
                tickets = t.Draw.Frame.Count,
                cells = t.Cells,
                spread = Outcome(t.Spread),
                firstBits = Outcome(t.FirstBits),
            }),
            tests = study.Report.Tests.Select(t => new { subject = t.Subject, test = Outcome(t.Outcome), adjusted = t.Adjusted, conspicuous = t.Adjusted < FairnessReport.Level }),
        });

    private static object Year(YearFairness year) => new
    {
        authority = year.Authority.ToString(),
        sector = year.Subject.Sector.ToString(),
        year = year.Subject.Year,
        rounds = year.Rounds.Select(r => new
        {
            draw = r.Id.ToString(),
            strata = r.Pools.Select(p => new { stratum = p.Stratum.ToString(), take = p.Take, eligible = p.Firms.Count }),
        }),
        floor = year.Floor.ToString(),
        power = Power(year.Power),
        strata = year.Strata.Select(s => new { stratum = s.Stratum.ToString(), rate = s.Rate.ToString(), power = Power(s.Power) }),
        firms = year.Chances.Select(c => new
        {
            firm = c.Firm.ToString(),
            stratum = c.Stratum.ToString(),
            chance = c.Chance.ToString(),
            value = c.Chance.ToDouble(),
            drawn = c.Drawn,
            belowRate = c.IsBelowRate,
            reasons = Enum.GetValues<ShortfallReasons>().Where(r => r != ShortfallReasons.None && c.Reasons.HasFlag(r)).Select(r => r.ToString()),
        }),
    };

    private static object Power(SamplePower power) =>
        new { firms = power.Firms, drawn = power.Drawn, violators = power.Violators, chance = power.Chance, needed = power.Needed };

    private static object Outcome(TestOutcome outcome) => outcome switch
    {
        TestOutcome.PValue p => new { method = p.Method.ToString(), statistic = p.Statistic, freedom = p.Freedom, p = p.Value },
        TestOutcome.None none => new { untested = none.Reason.ToString() },
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };
}
