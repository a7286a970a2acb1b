using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification.Checks;

/// <summary>Every drawn firm has one result per draw, by its team after substitutions; nobody else has any (protocol sections 9 and 12).</summary>
internal static class OutcomesCheck
{
    public static void Run(YearCase year, Examination e)
    {
        int drawn = 0, entered = 0;
        foreach (DrawCase draw in year.Draws)
        {
            e.Part(() =>
            {
                e.Require(draw.Void is null || !draw.EntriesOf<ResultBody>().Any(), $"no results of {draw.Id}, which is void", "there are some");
                if (draw.IsDisclosed)
                {
                    (int firms, int results) = Judge(draw, year.IsClosed, e);
                    drawn += firms;
                    entered += results;
                }
            });
        }

        string found = FormattableString.Invariant($"{entered} of {drawn}");
        e.Conclude($"one result for each of {drawn} drawn firms", !year.IsClosed ? $"{found} so far" : found);
    }

    private static (int Firms, int Results) Judge(DrawCase draw, bool closed, Examination e)
    {
        FieldTeams teams = StandingTeams.Judge(draw, e);
        JointVisits.RequireDrawn(draw, e);
        ILookup<Identifier, ResultBody> records = draw.EntriesOf<ResultBody>()
            .GroupBy(r => r.Body.Record)
            .Select(g => Latest(draw, g.Key, [.. g.Select(r => r.Body)], e))
            .ToLookup(r => r.Firm);
        foreach (Identifier stranger in records.Select(g => g.Key).Where(f => teams.Of(f) is null))
        {
            e.Require(holds: false, $"results of {draw.Id} for drawn firms only", $"one for {stranger}");
        }

        foreach (Identifier firm in draw.Redraw.Selection.DrawOrder)
        {
            ResultBody[] standing = [.. records[firm].Where(r => !r.IsWithdrawn)];
            e.Require(standing.Length <= 1, $"one result of {draw.Id} for {firm}", Wording.List(standing.Select(r => r.Record)));
            if (closed && !records[firm].Any())
            {
                e.Wait($"a result of {draw.Id} for {firm}", "none, and the year is closed");
            }

            foreach (ResultBody result in standing)
            {
                e.Part(() => ByTeam(draw, result, teams, e));
            }
        }

        return (draw.Redraw.Selection.DrawOrder.Count, draw.Redraw.Selection.DrawOrder.Count(f => records[f].Any()));
    }

    private static void ByTeam(DrawCase draw, ResultBody result, FieldTeams teams, Examination e)
    {
        IReadOnlySet<Identifier> team = JointVisits.TeamOf(draw, result.Firm, teams.Of(result.Firm)!);
        e.Require(
            team.SetEquals(result.Inspectors) && result.Inspectors.Count == team.Count,
            $"result {result.Record} of {draw.Id} for {result.Firm} by its team, {Wording.List(team.Order())}", Wording.List(result.Inspectors));
    }

    // Versions count up from 1 in the order of entry, and stay with their firm.
    private static ResultBody Latest(DrawCase draw, Label record, ResultBody[] versions, Examination e)
    {
        bool counted = versions.Select(v => v.Version).SequenceEqual(Enumerable.Range(1, versions.Length));
        e.Require(counted, $"versions 1 to {versions.Length} of record {record} of {draw.Id}", Wording.List(versions.Select(v => v.Version)));
        e.Require(
            versions.All(v => v.Firm == versions[0].Firm), $"record {record} of {draw.Id} about {versions[0].Firm}", Wording.List(versions.Select(v => v.Firm).Distinct()));
        DrawId[] others = [.. draw.Folder.DrawsOfRecord(record).Where(d => d != draw.Id)];
        e.Require(others.Length == 0, $"record {record} of {draw.Id} alone", $"also of {Wording.List(others)}");
        return versions[^1];
    }
}
