using Inspections.Core.Directories;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Verification;

public class HonestYearTests
{
    [Fact]
    public void A_closed_year_is_valid()
    {
        VerificationReport report = Verified.Report(Some.ClosedYear().Publish());

        Verified.Is(Verdict.Valid, report);
        Assert.Equal(6, report.Findings.Count(f => f.Check == Check.Flags));
        Assert.Equal(2, report.Findings.Count(f => f.Check == Check.Outcomes));
        Each.Of(report.Findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Expected) || string.IsNullOrWhiteSpace(f.Found)));
    }

    [Fact]
    public void A_draw_with_the_bureaus_own_value_alone_is_self_sealed()
    {
        VerificationReport report = Verified.Report(Some.ClosedYear().Publish());

        Assert.Equal(6, report.Assurances.Count);
        Each.Of(report.Assurances.Values, a => Assert.Equal(Assurance.SelfSealed, a));
    }

    [Fact]
    public void A_year_with_everything_the_protocol_knows_is_valid()
    {
        VerificationReport report = Verified.Report(RichYear.Honest().Publish());

        Verified.Is(Verdict.Valid, report);
        NoticeKind[] unusual =
        [
            NoticeKind.RosterChanged, NoticeKind.SameFirm, NoticeKind.ClosedOutStillListed, NoticeKind.PolicyNotInForce, NoticeKind.PolicyChanged, NoticeKind.SectorNotDrawn, NoticeKind.ShortLead, NoticeKind.LateDisclosure,
            NoticeKind.LateResult, NoticeKind.FutureTime, NoticeKind.ClosedEarly, NoticeKind.YearOpen, NoticeKind.AfterClosing, NoticeKind.StillPending,
            NoticeKind.SealedNeverOpened, NoticeKind.WitnessNote,
        ];
        Assert.Equal(Enum.GetValues<NoticeKind>().Except(unusual), report.Notices.Select(n => n.Kind).Distinct().Order());
        Assert.Equal(Assurance.Public, report.Assurances[RichYear.Draw(RichYear.Brokers, 1)]);
        Assert.Equal(Assurance.SelfSealed, report.Assurances[RichYear.Draw(RichYear.Brokers, 3)]);
    }

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_find_it_valid_too(string program)
    {
        MemoryFiles year = RichYear.Honest().Publish();
        ScriptFinding finding = Assert.Single(ScriptVerifier.Of(program).Verify(year, [new("honest", new Dictionary<string, byte[]?>(StringComparer.Ordinal))]));
        Assert.True(finding.Verdict == "VALID", finding.ToString());
    }

    [Fact]
    public void An_open_year_is_valid_until_it_is_overdue()
    {
        MemoryFiles year = Some.SmallFolder().Publish();
        Verified.Is(Verdict.Valid, Verified.Report(year, new VerificationOptions { Now = new DateTimeOffset(2027, 3, 31, 23, 59, 59, TimeSpan.FromHours(8)) }));
        VerificationReport report = Verified.Report(year, new VerificationOptions { Now = new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.FromHours(8)) });

        Verified.Is(Verdict.Incomplete, report);
        Assert.Equal([Check.Rounds], report.Findings.Where(f => f.Outcome != Outcome.Ok).Select(f => f.Check));
        Assert.Equal("2026: brokers 0 firms 1 rounds 0 results", Assert.Single(report.Notices, n => n.Kind == NoticeKind.YearOpen).Text);
    }

    [Fact]
    public void One_draw_is_verified_with_what_the_ledger_says_of_it()
    {
        DrawId draw = Some.Draw(2);
        VerificationReport report = Verified.Report(Some.SmallFolder().Publish(), new VerificationOptions { Draw = draw });

        Verified.Is(Verdict.Valid, report);
        Assert.Equal(15, report.Findings.Count);
        Each.Of(report.Findings.Where(f => f.Check != Check.Ledger), f => Assert.Equal(draw, f.Draw));
    }

    [Fact]
    public void Progress_reaches_the_end()
    {
        var seen = new List<VerificationProgress>();
        Verified.Report(Some.SmallFolder().Publish(), new VerificationOptions { Progress = new Listener(seen.Add) });

        Assert.Equal(Enumerable.Range(1, seen.Count), seen.Select(p => p.Done));
        Each.Of(seen, p => Assert.Equal(seen.Count, p.Total));
    }

    [Fact]
    public void An_empty_folder_is_incomplete() =>
        Verified.Is(Verdict.Incomplete, Verified.Report(new MemoryFiles(new Dictionary<string, byte[]>(StringComparer.Ordinal))));

    private sealed class Listener(Action<VerificationProgress> listen) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => listen(value);
    }
}
