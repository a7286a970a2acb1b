using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck.Xunit;
using Inspections.Core.Bureaus;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class BureauLedgerProperties
{
    // Numbers that one trial reads: a year's worth of attempts.
    private const int Numbers = 1500;

    /// <summary>Whatever is called in whatever order, with whatever arguments: it is refused, or what stands is not INVALID.</summary>
    [Property(MaxTest = 10)]
    public void Any_calls_leave_a_ledger_that_verifies(int seed) => Try(seed);

    [Fact]
    public void What_is_tried_comes_to_every_step_and_to_the_refusals_of_every_step()
    {
        HashSet<string> done = [.. Enumerable.Range(0, Seeds).SelectMany(Try)];
        string[] steps = [.. Enumerable.Range(5, 21).Except([13, 20]).Select(i => $"{i}"), "draw", "joint visit", "Ready", "Ready again", "Ready kept back", "Incomplete", "Valid"];
        string[] refusals = [.. BureauRefusals.All.Select(r => r.Id).Except(NotMet).Select(id => $"refused {id}")];
        Assert.Equal([], steps.Concat(refusals).Except(done));
    }

    private const int Seeds = 18;

    // The first entry, the key in force, forms that no value can have, seals and notes of witnesses, an issue that two draws share: what a ledger of this one class does not let anybody try.
    private static readonly string[] NotMet = ["BUREAU-002", "BUREAU-004", "BUREAU-005", "BUREAU-020", "BUREAU-025", "BUREAU-026", "BUREAU-029", "BUREAU-030", "BUREAU-031"];

    private static HashSet<string> Try(int seed)
    {
        var desk = new Desk(Desk.PolicyOf(new Ratio(seed % 2 == 0 ? 10 : 60, 100)));
        // Many firms, a few, or one of both sectors, which is drawn again and again.
        desk.Firms.RemoveRange(1, (seed % 3) switch { 0 => 0, 1 => 35, _ => 40 });
        desk.Firms.RemoveAll(f => seed % 3 == 2 && f.Sectors.Count == 1);

        var venture = new Venture(desk, NumbersOf(seed));
        venture.Run();
        desk.Save();
        VerificationReport report = PublicationVerifier.Verify(desk.Public);
        Assert.True(report.Verdict != Verdict.Invalid, $"seed {seed}: " + string.Join('\n', report.Findings.Where(f => f.Outcome == Outcome.Failed)));
        desk.Restart();
        Assert.Equal(desk.Ledger.Head, Checkpoint.Parse(SignedNote.Parse(desk.Public.TryRead(PublicLayout.Checkpoint)).Text).Head);
        venture.Done.Add(report.Verdict.ToString());
        return venture.Done;
    }

    private static int[] NumbersOf(int seed)
    {
        byte[] bytes = HKDF.Expand(HashAlgorithmName.SHA256, SHA256.HashData(BitConverter.GetBytes(seed)), 4 * Numbers, []);
        return [.. Enumerable.Range(0, Numbers).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 * i)) & int.MaxValue)];
    }
}
