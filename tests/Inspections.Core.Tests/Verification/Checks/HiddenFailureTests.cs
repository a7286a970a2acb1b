using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification.Checks;

/// <summary>Failures that must not hide: behind a missing file, a second entry, another draw.</summary>
public class HiddenFailureTests
{
    [Fact]
    public void A_missing_file_of_one_draw_does_not_hide_a_wrong_team_in_another()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        bureau.Commit(Some.Draw(2));
        bureau.Open(Some.Draw(2));
        Identifier firm = bureau.Draw(Some.Draw(2)).Selection.DrawOrder[0];
        bureau.Review(bureau.ResultOf(Some.Draw(2), firm) with { Inspectors = [Some.Id("S1"), Some.Id("S9")] });
        Verified.Fails(Check.Outcomes, bureau.Publish().Without(PublicLayout.Frame(Some.Draw(1))));
    }

    [Fact]
    public void A_missing_commitment_does_not_hide_a_round_that_follows_without_an_end()
    {
        Bureau bureau = Some.Bureau();
        bureau.Commit(Some.Draw(1));
        bureau.Commit(Some.Draw(2));
        Verified.Fails(Check.History, bureau.Publish().Without(PublicLayout.Commitment(Some.Draw(1))), Some.Draw(2));
    }

    [Fact]
    public void A_record_stays_with_its_draw()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        bureau.Commit(Some.Draw(2));
        bureau.Open(Some.Draw(2));
        Identifier firm = bureau.Draw(Some.Draw(2)).Selection.DrawOrder[0];
        Label taken = bureau.Entries.Select(e => e.Body).OfType<ResultBody>().First().Record;
        bureau.Review(bureau.ResultOf(Some.Draw(2), firm) with { Record = taken });
        Assert.Contains("alone", Verified.Fails(Check.Outcomes, bureau.Publish()).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_is_closed_once()
    {
        Bureau bureau = Some.ClosedYear();
        bureau.Close(2026);
        Verified.Fails(Check.Ledger, bureau.Publish());
    }

    [Fact]
    public void A_joint_visit_is_to_a_firm_that_was_drawn_in_both()
    {
        Bureau bureau = Some.ClosedYear();
        Identifier other = Some.Id("F001");
        Assert.DoesNotContain(other, bureau.ReceiptOf(Some.Draw(1, Some.Managers)).Selection.DrawOrder);
        bureau.Enter(new JoinedBody(other, Some.Draw(1), Some.Draw(1, Some.Managers)));
        Assert.Contains("joint visit", Verified.Fails(Check.Outcomes, bureau.Publish()).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_round_is_infeasible_only_when_nobody_may_be_drawn()
    {
        Bureau bureau = Some.Bureau();
        bureau.Enter(new InfeasibleBody(Some.Brokers, 2026, 1, Digest.Of([1]), Population: 12, Drawn: 0, Eligible: 3));
        Verified.Fails(Check.Rounds, bureau.Publish());
    }

    [Fact]
    public void Under_a_ledger_that_fails_no_draw_has_an_assurance()
    {
        MemoryFiles files = Some.SmallFolder().Publish();
        Assert.NotEmpty(Verified.Report(files).Assurances);
        MemoryFiles forged = files.With(PublicLayout.Checkpoint, note => [.. note[..^10], (byte)(note[^10] == 'A' ? 'B' : 'A'), .. note[^9..]]);
        Verified.Fails(Check.Ledger, forged);
        Assert.Empty(Verified.Report(forged).Assurances);
    }

    [Theory]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775807")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999")]
    public void An_integer_out_of_range_is_refused_and_crashes_nothing(string number)
    {
        Assert.Throws<ProtocolFormatException>(() => CanonicalJson.Parse(Encoding.UTF8.GetBytes(number)));
        MemoryFiles files = Some.SmallFolder().Publish();
        Verified.Fails(Check.Receipt, files.With(PublicLayout.Receipt(Some.Draw(1)), Encoding.UTF8.GetBytes($"{{\"bound\":{number}}}")));
    }

    [Fact]
    public void One_year_is_verified_alone()
    {
        VerificationReport report = Verified.Report(Some.ClosedYear().Publish(), new VerificationOptions { Year = 2026 });
        Verified.Is(Verdict.Valid, report);
        Verified.Is(Verdict.Incomplete, Verified.Report(Some.ClosedYear().Publish(), new VerificationOptions { Year = 2025 }));
    }
}
