using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Verification;

// Protocol section 12: what is asked of a folder, and what is answered. Which folder gets which verdict is in HonestYearTests, RiggedYearTests and Attacks.

/// <summary>The report on one honest year with everything in it.</summary>
internal static class HonestReport
{
    private static readonly Lazy<(MemoryFiles Files, VerificationReport Report)> Made = new(() =>
    {
        MemoryFiles files = RichYear.Honest().Publish();
        return (files, PublicationVerifier.Verify(files));
    });

    public static MemoryFiles Files => Made.Value.Files;

    public static VerificationReport Report => Made.Value.Report;
}

public sealed class PublicationVerifierTests
{
    [Fact]
    public void A_folder_is_verified_whole_a_draw_alone_and_the_ledger_alone()
    {
        Assert.Equal(Verdict.Valid, HonestReport.Report.Verdict);
        DrawId draw = HonestReport.Report.Findings.First(f => f.Draw is not null).Draw!.Value;
        VerificationReport alone = PublicationVerifier.Verify(HonestReport.Files, new VerificationOptions { Draw = draw });
        Each.Of(alone.Findings, f => Assert.True(f.Draw is null || f.Draw == draw));
        Assert.Equal(Outcome.Ok, PublicationVerifier.VerifyLedger(HonestReport.Files).Outcome);
    }

    [Fact]
    public void An_empty_folder_is_not_valid() => Assert.Equal(Verdict.Incomplete, PublicationVerifier.Verify(new MemoryFiles(new Dictionary<string, byte[]>())).Verdict);
}

public sealed class VerificationReportTests
{
    private static readonly Finding Good = new(Check.Frame, Outcome.Ok, "x", "x");

    [Fact]
    public void The_worst_finding_decides_and_no_finding_is_no_verdict()
    {
        Assert.Equal(Verdict.Valid, Of(Good).Verdict);
        Assert.Equal(Verdict.Incomplete, Of(Good, Good with { Outcome = Outcome.Incomplete }).Verdict);
        Assert.Equal(Verdict.Invalid, Of(Good, Good with { Outcome = Outcome.Incomplete }, Good with { Outcome = Outcome.Failed }).Verdict);
        Assert.Equal(Verdict.Incomplete, Of().Verdict);
    }

    private static VerificationReport Of(params Finding[] findings) => new(findings, [], new Dictionary<DrawId, Assurance>());
}

public sealed class VerificationOptionsTests
{
    [Fact]
    public void A_draw_of_another_year_than_the_one_asked_for_is_wrong_use() => Assert.Throws<ArgumentException>(
        () => PublicationVerifier.Verify(HonestReport.Files, new VerificationOptions { Draw = Some.Draw(1), Year = 2027 }));

    [Fact]
    public void Another_key_than_the_trusted_one_fails_the_ledger()
    {
        var options = new VerificationOptions { TrustedKey = TestKeys.Signer("350100/housing", "a stranger").Verifier };
        Assert.Contains(PublicationVerifier.Verify(HonestReport.Files, options).Findings, f => f is { Check: Check.Ledger, Outcome: Outcome.Failed });
    }
}

public sealed class VerificationProgressTests
{
    [Fact]
    public void It_counts_up_to_all_checks()
    {
        var steps = new Steps();
        PublicationVerifier.Verify(HonestReport.Files, new VerificationOptions { Progress = steps });
        Assert.Equal(Enumerable.Range(1, steps.Seen[^1].Total), steps.Seen.Select(s => s.Done));
    }

    private sealed class Steps : IProgress<VerificationProgress>
    {
        public List<VerificationProgress> Seen { get; } = [];

        public void Report(VerificationProgress value) => Seen.Add(value);
    }
}

public sealed class FindingTests
{
    [Fact]
    public void It_says_what_was_expected_what_was_found_and_of_which_draw()
    {
        DrawId draw = HonestReport.Report.Findings.First(f => f is { Check: Check.Receipt }).Draw!.Value;
        MemoryFiles files = HonestReport.Files.With(PublicLayout.Receipt(draw), b => [.. b.Take(b.Length - 2), (byte)' ', (byte)'}']);
        Finding finding = PublicationVerifier.Verify(files).Findings.First(f => f is { Check: Check.Receipt, Outcome: Outcome.Failed });
        Assert.Equal(draw, finding.Draw);
        Assert.True(finding.Expected.Length > 0 && finding.Found.Length > 0 && finding.Expected != finding.Found);
    }
}

public sealed class CheckTests
{
    [Fact]
    public void An_honest_year_with_everything_in_it_is_asked_by_every_check() =>
        Assert.Equal(Enum.GetValues<Check>(), HonestReport.Report.Findings.Select(f => f.Check).Distinct().Order());
}

public sealed class OutcomeTests
{
    [Fact]
    public void They_are_in_the_order_of_what_they_do_to_a_verdict() => Assert.True(Outcome.Ok < Outcome.Incomplete && Outcome.Incomplete < Outcome.Failed);
}

public sealed class VerdictTests
{
    [Theory]
    [InlineData(Verdict.Valid, "VALID")]
    [InlineData(Verdict.Incomplete, "INCOMPLETE")]
    [InlineData(Verdict.Invalid, "INVALID")]
    public void Each_has_its_word(Verdict verdict, string word) => Assert.Equal(word, verdict.Name());
}

public sealed class VerdictNamesTests
{
    [Fact]
    public void No_two_verdicts_have_one_word() => Assert.Equal(3, Enum.GetValues<Verdict>().Select(v => v.Name()).Distinct(StringComparer.Ordinal).Count());
}

public sealed class VerificationNamesTests
{
    [Fact]
    public void Checks_outcomes_and_assurances_are_named_in_small_letters()
    {
        Each.Of(Enum.GetValues<Check>(), c => Assert.Matches("^[a-z]+$", c.Name()));
        Assert.Equal(["ok", "incomplete", "failed"], Enum.GetValues<Outcome>().Select(o => o.Name()));
        Assert.Equal(["self-sealed", "witnessed", "public"], Enum.GetValues<Assurance>().Select(a => a.Name()));
    }
}

public sealed class NoticeTests
{
    [Fact]
    public void It_is_one_line_that_names_its_particulars() => Each.Of(HonestReport.Report.Notices, n =>
    {
        Assert.NotEqual("", n.Text);
        Assert.Equal(n.Text, PrintableText.Escape(n.Text));
    });
}

public sealed class NoticeKindTests
{
    /// <summary>Names are for programs too: they hold for ever.</summary>
    [Fact]
    public void There_are_the_36_of_the_protocol() => Assert.Equal(36, Enum.GetNames<NoticeKind>().Distinct(StringComparer.Ordinal).Count());
}

public sealed class NoticeSeverityTests
{
    [Fact]
    public void Notices_come_most_serious_first()
    {
        int[] severities = [.. HonestReport.Report.Notices.Select(n => n.Kind.Severity())];
        Assert.Equal(severities.Order(), severities);
        Each.Of(Enum.GetValues<NoticeKind>(), k => Assert.InRange(k.Severity(), 1, 3));
        Assert.Equal((1, 3), (NoticeKind.BelowStandard.Severity(), NoticeKind.HeadWatched.Severity()));
    }
}

public sealed partial class PublicLayoutTests
{
    [Fact]
    public void Every_file_of_a_published_year_stands_where_the_layout_says() => Each.Of(HonestReport.Files.Paths, p => Assert.Matches(Layout(), p));

    [Fact]
    public void A_path_names_what_it_holds()
    {
        DrawId draw = Some.Draw(1);
        Assert.Equal("draws/brokers-2026-r1/frame.jsonl", PublicLayout.Frame(draw));
        Assert.Equal("draws/brokers-2026-r1/witness/notary.values", PublicLayout.WitnessValues(draw, SectorCode.Parse("notary")));
        Assert.Equal("terms/0987.json", PublicLayout.Term(987));
        Assert.Equal("ledger/checkpoints/12", PublicLayout.CheckpointAt(12));
    }

    [GeneratedRegex(@"\A(ledger/(entries\.jsonl|checkpoint|key|checkpoints/[0-9]+|witness/[a-z0-9-]+)|policy/[0-9a-f]{64}\.json|terms/[0-9]{4}\.json|draws/[a-z0-9-]+/((commitment|receipt)\.json|(frame|roster|recusals)\.jsonl|witness/[a-z0-9-]+\.(commitment|values)))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Layout();
}

public sealed class IPublishedFilesTests
{
    [Fact]
    public void A_place_that_lists_nothing_and_prepares_nothing_is_verified_by_what_its_ledger_names()
    {
        IPublishedFiles files = new Plain(HonestReport.Files);
        Assert.Empty(files.Draws());
        Assert.Equal(HonestReport.Report.Verdict, PublicationVerifier.Verify(files).Verdict);
    }

    private sealed class Plain(MemoryFiles files) : IPublishedFiles
    {
        public byte[]? TryRead(string path) => files.TryRead(path);
    }
}

public sealed class SectorYearTests
{
    [Fact]
    public void It_is_written_as_sector_and_year() => Assert.Equal("brokers 2026", new SectorYear(Some.Brokers, 2026).ToString());
}

public sealed class PublishedAssurancesTests
{
    [Fact]
    public void They_are_those_of_the_report() => Assert.Equal(
        HonestReport.Report.Assurances.OrderBy(a => a.Key.ToString(), StringComparer.Ordinal),
        PublishedAssurances.Read(HonestReport.Files).OrderBy(a => a.Key.ToString(), StringComparer.Ordinal));
}
