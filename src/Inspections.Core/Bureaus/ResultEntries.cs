using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;
using Inspections.Core.Results;
using Inspections.Core.Staffing;

namespace Inspections.Core.Bureaus;

/// <summary>What may be entered of results: sealed, reviewed, opened, corrected, withdrawn (protocol sections 9 and 10).</summary>
internal static class ResultEntries
{
    /// <summary>Why a body does not open what was sealed.</summary>
    public static Refusal? RefuseSeal(LedgerReading ledger, EntryBody body, Opening opening)
    {
        string? expected = opening.Index >= ledger.Entries.Size || ledger.Entries.EntryAt(opening.Index).Body is not SealedBody kept ? "a sealed entry before it"
            : ledger.Records.SealedAt(opening.Index) is null ? "one that nothing opened"
            : kept.Of != body.Kind ? kept.Of
            : kept.Digest != body.Seal(opening.Salt) ? $"digest {kept.Digest}"
            : null;
        return expected is null ? null : BureauRefusals.Seal.Of(opening.Index, expected);
    }

    /// <summary>Why a result may not be opened.</summary>
    public static Refusal? RefuseOpening(LedgerReading ledger, ResultBody result)
    {
        if (result.Opens is not { } opening)
        {
            return BureauRefusals.Result.Of(result.Firm, result.Record, "a result that was sealed before it is opened", "it opens nothing");
        }

        if (RefuseSeal(ledger, result, opening) is { } wrong)
        {
            return wrong;
        }

        if (!ledger.IsDisclosed(result.Draw))
        {
            return BureauRefusals.KeptBack.Of(result.Draw, "its list disclosed");
        }

        IReadOnlyCollection<ReviewedBody> reviews = ReviewsOf(ledger, result, opening.Index);
        string? missing = ReviewChain.Of(ledger.Records.PolicyOf(ledger.Records.CommitmentOf(result.Draw).Policy)).Missing(reviews);
        return missing is not null
            ? BureauRefusals.Result.Of(result.Firm, result.Record, missing, string.Join(", ", reviews.Select(r => $"{r.Step} {(r.Approved ? "approved" : "returned")} by {r.By}")))
            : Refuse(ledger, result, opening.Index, ledger.Entries.EntryAt(opening.Index).At);
    }

    /// <summary>The reviews that count for a version: since its seal and since the record's version before it.</summary>
    public static IReadOnlyCollection<ReviewedBody> ReviewsOf(LedgerReading ledger, ResultBody result, long seal)
    {
        LedgerEntry[] all = [.. ledger.Entries.About(result.Record)];
        long before = all.Where(e => e.Body is ResultBody).Select(e => e.Index).Append(-1).Max();
        return [.. all.Where(e => e.Index > long.Max(seal, before)).Select(e => e.Body).OfType<ReviewedBody>()];
    }

    /// <summary>Why a version of a result may not be sealed, or opened.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="result">The version.</param>
    /// <param name="seal">The index of its seal.</param>
    /// <param name="sealedAt">When that was or will be entered.</param>
    public static Refusal? Refuse(LedgerReading ledger, ResultBody result, long seal, DateTimeOffset sealedAt)
    {
        Refusal? Refused(string expected, string found) => BureauRefusals.Result.Of(result.Firm, result.Record, expected, found);
        if (ledger.ReceiptOf(result.Draw) is not { } receipt)
        {
            return BureauRefusals.NotDrawn.Of(result.Draw);
        }

        CurrentTeams teams = ledger.TeamsOf(result.Draw);
        if (!teams.Knows(result.Firm))
        {
            return Refused($"a firm drawn in {result.Draw}", $"{result.Firm}");
        }

        LedgerEntry[] versions = [.. ledger.Entries.About(result.Record).Where(e => e.Body is ResultBody)];
        if (Versions(ledger, result, versions) is { Expected: { } expected, Found: var found })
        {
            return Refused(expected, found);
        }

        long first = versions.Length > 0 ? versions[0].Body.Opens!.Index : seal;
        IReadOnlyList<Identifier> team = ledger.VisitorsOf(result.Draw, result.Firm, first);
        if (team.Count == 0 || !result.Inspectors.ToHashSet().SetEquals(team))
        {
            return Refused($"inspected by its team, {string.Join(", ", team)}", string.Join(", ", result.Inspectors));
        }

        var days = new InspectionDays(BeijingTime.DateOf(receipt.At), teams.ChangedOn(result.Firm, first), BeijingTime.DateOf(sealedAt));
        if (days.Refuse(result.InspectedOn) is not null)
        {
            return Refused($"a day from {BeijingTime.Format(days.First)} to {BeijingTime.Format(days.Sealed)}", BeijingTime.Format(result.InspectedOn));
        }

        return result.Version == 1 && JointDayOf(ledger, result, teams) is { } joint && joint.Refuse(result.InspectedOn) is { } why
            ? Refused(why == DayRefusal.BeforeLaterDraw ? $"a joint visit not before {BeijingTime.Format(joint.LaterDraw)}" : $"one day of a joint visit, {joint.Other:yyyy-MM-dd}", BeijingTime.Format(result.InspectedOn))
            : null;
    }

    // Versions count up and stay with draw and firm; a record begins only where the firm has none that stands.
    private static (string Expected, string Found) Versions(LedgerReading ledger, ResultBody result, LedgerEntry[] versions)
    {
        if (versions.Length > 0)
        {
            var last = (ResultBody)versions[^1].Body;
            return result.Version != last.Version + 1 ? (FormattableString.Invariant($"version {last.Version + 1}"), FormattableString.Invariant($"version {result.Version}"))
                : (last.Draw, last.Firm) != (result.Draw, result.Firm) ? ($"{last.Firm} of {last.Draw}", $"{result.Firm} of {result.Draw}")
                : default;
        }

        if (result.Version != 1 || result.IsWithdrawn)
        {
            return ("a finding in version 1", result.IsWithdrawn ? "it is withdrawn" : FormattableString.Invariant($"version {result.Version}"));
        }

        return ledger.ResultsOf(result.Draw).Records.FirstOrDefault(r => r.Firm == result.Firm && !r.IsWithdrawn) is { } inEffect ? ("one result of the firm in the draw", $"{inEffect.Record}") : default;
    }

    // What the first version of the other draw's newest record says, as far as it is public.
    private static JointDay? JointDayOf(LedgerReading ledger, ResultBody result, CurrentTeams teams)
    {
        if (JointTeam.Find(teams, result.Firm, ledger.Of<JoinedBody>(result.Draw)) is not { } joined)
        {
            return null;
        }

        DrawId other = joined.OtherThan(result.Draw);
        Identifier? there = ledger.TeamsOf(other).JoinedId(joined.Firm);
        ResultBody? first = ledger.Of<ResultBody>(other).LastOrDefault(r => r.Firm == there && r.Version == 1);
        return JointDay.Of(ledger.Records.CommitmentOf(result.Draw).DrawAt, ledger.Records.CommitmentOf(other).DrawAt, first?.InspectedOn);
    }
}
