using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>One draw as a witness finds it published: its only commitment, and what every check says.</summary>
internal sealed record PublishedDraw(WitnessedLedger Ledger, Commitment Commitment, VerificationReport Report)
{
    // What a witness must see before the draw; the rest of the checks has nothing to look at yet.
    private static readonly Check[] Before =
        [Check.Ledger, Check.Commitment, Check.Policy, Check.History, Check.Frame, Check.Roster, Check.Quotas, Check.Flags];

    public DrawId Draw => Commitment.Draw;

    /// <summary>Reads a draw that may be signed: the ledger continues the one signed last and nothing of the draw fails.</summary>
    /// <exception cref="UserErrorException">The reason not to sign.</exception>
    public static PublishedDraw Read(IPublishedFiles files, DrawId draw, WitnessMemory memory, VerificationOptions options)
    {
        WitnessedLedger ledger = WitnessedLedger.Read(files);
        memory.RequireOneLedger(ledger.Authority);
        SignedLedger? last = memory.Of(ledger.Authority);
        ledger.RequireContinues(last);
        Digest commitment = ledger.CommitmentTo(draw);
        if (last?.Commitments.TryGetValue(draw, out Digest signed) == true && signed != commitment)
        {
            throw HistoryRefusals.OtherCommitment.Error(draw, signed, commitment);
        }

        if (ledger.IsVoid(draw))
        {
            throw WitnessRefusals.Void.Error(draw);
        }

        VerificationReport report = PublicationVerifier.Verify(files, options);
        RequireSound(report, draw);
        return new PublishedDraw(ledger, Commitment.FromJson(CanonicalJson.Parse(files.TryRead(PublicLayout.Commitment(draw)))), report);
    }

    /// <summary>Failures that do not concern this draw: no reason to refuse it, and no reason to look away.</summary>
    public IEnumerable<Finding> FailuresElsewhere => Report.Findings.Where(f => f.Outcome == Outcome.Failed && !Concerns(f, Draw));

    private static bool Concerns(Finding finding, DrawId draw) => finding.Check == Check.Ledger || finding.Draw == draw;

    private static void RequireSound(VerificationReport report, DrawId draw)
    {
        Finding? bad = report.Findings.FirstOrDefault(f => Concerns(f, draw)
            && (f.Outcome == Outcome.Failed || (f.Outcome == Outcome.Incomplete && Before.Contains(f.Check))));
        if (bad is not null)
        {
            var what = new Text(bad.Outcome == Outcome.Failed ? "不符" : "不完整", bad.Outcome.Name());
            throw WitnessRefusals.NotSound.Error(bad.Check.Name(), what, bad.Expected, bad.Found);
        }
    }
}
