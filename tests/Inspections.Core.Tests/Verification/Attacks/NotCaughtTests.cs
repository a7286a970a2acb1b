using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>What docs/security.md says that no verification shows: these years are VALID, and the page may not promise otherwise.</summary>
public sealed class NotCaughtTests
{
    [Fact]
    public void A_firm_left_out_of_the_first_frame_shows_nowhere() =>
        IsValid(y => y.On($"before {Targets.KeptBack}", b => b.Firms.RemoveAll(f => f.Id == Some.Id("F021"))));

    [Fact]
    public void An_inspector_wrongly_listed_as_absent_shows_nowhere() => IsValid(y => y.Tamper(Targets.KeptBack, s => s with
    {
        Roster = r => r.Id == Some.Id("S6") ? r with { Unavailable = Core.Drawing.Unavailability.Absent } : r,
    }));

    [Fact]
    public void Entries_after_the_last_commitment_can_be_rewritten_by_who_holds_the_key() => IsValid(y => y.On("closed", b =>
    {
        long last = b.Entries.Last(e => e.Body is CommitmentBody).Index;
        b.Log.Rewrite(entries => entries.Select(e => e.Index > last && e.Body is ReviewedBody review ? e with { Body = review with { By = Bureau.Staff($"another-{review.Step}") } } : e));
    }));

    private static void IsValid(Action<RichYear> plan) => Verified.Is(Verdict.Valid, Verified.Report(RichYear.Acted(plan).Publish()));
}
