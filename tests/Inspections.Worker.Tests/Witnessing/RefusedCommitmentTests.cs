using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Worker.Witnessing;
using Xunit;
using static Inspections.Worker.Tests.Witnessing.WitnessedDrawTests;

namespace Inspections.Worker.Tests.Witnessing;

/// <summary>What a witness does not sign, and why.</summary>
public sealed class RefusedCommitmentTests : IDisposable
{
    private static readonly DrawId Draw = Some.Draw(1);

    private readonly WitnessDesk _desk = new();
    private readonly SealedValue _seal;
    private readonly Bureau _bureau = Some.Bureau();

    public RefusedCommitmentTests() => _seal = _desk.Seal(Draw);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_ledger_that_is_not_the_one_signed_last()
    {
        Commit(_bureau, [(_desk, _seal)]);
        _desk.Sign(_bureau.Publish(), Draw, _seal);
        Bureau fork = Some.Bureau();
        fork.Enter(new VisitBody(Some.Id("F001"), new DateOnly(2026, 1, 5), Core.Directories.Label.Parse("complaint")));
        Commit(fork, [(_desk, _seal)]);
        _desk.Reopen();
        Assert.Contains("rewritten or forked", Refuse(fork), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_has_shrunk()
    {
        Commit(_bureau, [(_desk, _seal)]);
        MemoryFiles shorter = _bureau.Publish();
        _bureau.Enter(new VisitBody(Some.Id("F001"), new DateOnly(2026, 1, 5), Core.Directories.Label.Parse("complaint")));
        _desk.Sign(_bureau.Publish(), Draw, _seal);
        Assert.Contains("has shrunk", Refused(() => _desk.Sign(shorter, Draw, _seal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_draw_with_two_commitments()
    {
        Commit(_bureau, [(_desk, _seal)]);
        _bureau.Enter(new CommitmentBody(Draw, Digest.Of([1])));
        Assert.Contains("2 commitments", Refuse(_bureau), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_commitment_than_the_one_signed_before()
    {
        _desk.Memory.Remember(Bureau.Authority, _bureau.Head, Draw, Digest.Of([1]));
        _desk.Reopen();
        Commit(_bureau, [(_desk, _seal)]);
        Assert.Contains("another commitment", Refuse(_bureau), StringComparison.Ordinal);
    }

    [Fact]
    public void A_draw_that_is_not_committed_to() => Assert.Contains("no commitment", Refuse(_bureau), StringComparison.Ordinal);

    [Fact]
    public void A_commitment_with_another_key_under_its_name()
    {
        using var other = new WitnessDesk();
        Commit(_bureau, [(other, _seal)]);
        Assert.Contains("and yours is", Refuse(_bureau), StringComparison.Ordinal);
    }

    [Fact]
    public void A_commitment_that_does_not_name_it()
    {
        _bureau.Commit(Draw);
        Assert.Contains("names no witness jijian", Refuse(_bureau), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_that_it_did_not_make_and_a_value_left_out()
    {
        Commit(_bureau, [(_desk, _desk.Seal(Draw))]);
        Assert.Contains("you sealed", Refuse(_bureau), StringComparison.Ordinal);
        Assert.Contains("name your sealed file", Refused(() => _desk.Sign(_bureau.Publish(), Draw)), StringComparison.Ordinal);
        Bureau without = Some.Bureau();
        without.Commit(Draw, new RoundScript { Witnesses = [_desk.Listed] });
        Assert.Contains("leaves out", Refuse(without), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_is_not_the_one_committed_to()
    {
        Commit(_bureau, [(_desk, _seal)]);
        MemoryFiles forged = _bureau.Publish().With($"draws/{Draw}/frame.jsonl", f => f[..^(f.Length / 2)]);
        Assert.Contains("the check frame is failed", Refused(() => _desk.Sign(forged, Draw, _seal)), StringComparison.Ordinal);
        Assert.Contains("the check frame is incomplete", Refused(() => _desk.Sign(_bureau.Publish().Without($"draws/{Draw}/frame.jsonl"), Draw, _seal)), StringComparison.Ordinal);
        Assert.Null(_desk.Memory.Of(Bureau.Authority));
    }

    [Fact]
    public void A_draw_whose_time_has_come_and_a_note_within_a_day_would_not_count()
    {
        Commit(_bureau, [(_desk, _seal)]);
        DateTimeOffset drawAt = _bureau.CommitmentOf(Draw).DrawAt;
        var signing = new CommitmentSigning(_desk.Key, _desk.Memory, _desk.Clock);
        PublishedDraw published = PublishedDraw.Read(_bureau.Publish(), Draw, _desk.Memory, new Core.Verification.Reports.VerificationOptions());
        _desk.Clock.SetUtcNow(drawAt.AddHours(-24));
        Assert.True(signing.WouldCount(published));
        _desk.Clock.SetUtcNow(drawAt.AddHours(-24).AddSeconds(1));
        Assert.False(signing.WouldCount(published));
        _desk.Clock.SetUtcNow(drawAt);
        Assert.Contains("has passed", Refuse(_bureau), StringComparison.Ordinal);
    }

    private string Refuse(Bureau bureau) => Refused(() => _desk.Sign(bureau.Publish(), Draw, _seal));
}
