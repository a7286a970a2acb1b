using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing;

public sealed class WitnessedDrawTests
{
    private static readonly DrawId Draw = Some.Draw(1);

    [Fact]
    public void Two_witnesses_who_sealed_and_signed_make_a_draw_witnessed()
    {
        using WitnessDesk one = new(), two = new("audit");
        SealedValue first = one.Seal(Draw), second = two.Seal(Draw);
        Bureau bureau = Some.Bureau();
        Commit(bureau, [(one, first), (two, second)]);
        Hand(bureau, one, one.Sign(bureau.Publish(), Draw, first), "commitment");
        Hand(bureau, two, two.Sign(bureau.Publish(), Draw, second), "commitment");
        bureau.Clock = bureau.Clock.AddDays(1);
        bureau.Enter(new ValueBody(Draw, first.Source, first.Value), new ValueBody(Draw, second.Source, second.Value));
        bureau.Open(Draw);
        bureau.Draw(Draw);
        one.Reopen();
        one.Clock.SetUtcNow(bureau.Clock.AddHours(1));
        two.Clock.SetUtcNow(bureau.Clock.AddHours(1));
        Hand(bureau, one, one.SignValues(bureau.Publish(), Draw, first), "values");
        Hand(bureau, two, two.SignValues(bureau.Publish(), Draw, second), "values");

        VerificationReport report = PublicationVerifier.Verify(bureau.Publish(), new VerificationOptions { Draw = Draw });
        Assert.True(report.Verdict == Verdict.Valid, string.Join('\n', report.Findings.Where(f => f.Outcome != Outcome.Ok)));
        Assert.Equal(Assurance.Witnessed, report.Assurances[Draw]);
        Assert.DoesNotContain(report.Notices, n => n.Kind == NoticeKind.WitnessNote);
    }

    [Fact]
    public void A_value_that_is_not_the_one_sealed_is_not_signed()
    {
        using var desk = new WitnessDesk();
        SealedValue seal = desk.Seal(Draw);
        Bureau bureau = Some.Bureau();
        Commit(bureau, [(desk, seal)]);
        desk.Sign(bureau.Publish(), Draw, seal);
        bureau.Open(Draw, (seal.Source.ToString(), Source.Absent));
        desk.Clock.SetUtcNow(bureau.Clock);
        Assert.Contains("ABSENT", Refused(() => desk.SignValues(bureau.Publish(), Draw, seal)), StringComparison.Ordinal);
        Assert.NotEmpty(desk.SignValues(bureau.Publish(), Draw, seal, absent: true));
    }

    [Fact]
    public void Values_are_signed_only_when_all_are_there_and_the_commitment_was_signed()
    {
        using WitnessDesk desk = new(), stranger = new("audit");
        SealedValue seal = desk.Seal(Draw);
        Bureau bureau = Some.Bureau();
        Commit(bureau, [(desk, seal)]);
        desk.Sign(bureau.Publish(), Draw, seal);
        Assert.Contains("values are signed after it", Refused(() => desk.SignValues(bureau.Publish(), Draw, seal)), StringComparison.Ordinal);
        desk.Clock.SetUtcNow(bureau.CommitmentOf(Draw).DrawAt);
        stranger.Clock.SetUtcNow(bureau.CommitmentOf(Draw).DrawAt);
        Assert.Contains("no value of 'own:1'", Refused(() => desk.SignValues(bureau.Publish(), Draw, seal)), StringComparison.Ordinal);
        bureau.Clock = bureau.Clock.AddHours(1);
        bureau.Enter(new ValueBody(Draw, seal.Source, seal.Value));
        bureau.Open(Draw);
        Assert.Contains("have not signed", Refused(() => stranger.SignValues(bureau.Publish(), Draw)), StringComparison.Ordinal);
        Assert.Contains("you sealed", Refused(() => desk.SignValues(bureau.Publish(), Draw, desk.Seal(Draw))), StringComparison.Ordinal);
        Assert.NotEmpty(desk.SignValues(bureau.Publish(), Draw, seal));
    }

    internal static void Commit(Bureau bureau, IReadOnlyList<(WitnessDesk Desk, SealedValue Seal)> witnesses, DrawId? draw = null) =>
        bureau.Commit(draw ?? Draw, new RoundScript
        {
            Sources = (id, _) => [Bureau.Sealed(id, "own:1"), .. witnesses.Select(w => new SealedSource(w.Seal.Source, w.Seal.Digest))],
            Witnesses = [.. witnesses.Select(w => w.Desk.Listed)],
        });

    internal static string Refused(Action sign) => Assert.Throws<UserErrorException>(sign).Message;

    private static void Hand(Bureau bureau, WitnessDesk desk, byte[] note, string kind) => bureau.Log.File($"draws/{Draw}/witness/{desk.Name}.{kind}", note);
}
