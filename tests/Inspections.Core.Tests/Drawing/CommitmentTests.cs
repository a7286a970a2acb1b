using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Drawing;

/// <summary>A commitment that its reader would refuse can be neither written nor named by a digest, however it came about.</summary>
public sealed class CommitmentTests
{
    private static readonly Commitment Good = Some.Bureau().Commit(Some.Draw(1));

    private static readonly Dictionary<string, (string Names, Func<Commitment, Commitment> Change)> Wrong = new(StringComparer.Ordinal)
    {
        ["a time in another year"] = ("drawAt", c => c with { DrawAt = c.DrawAt.AddYears(1) }),
        ["no rounds"] = ("rounds", c => c with { Rounds = 0 }),
        ["a negative largest"] = ("largest", c => c with { Largest = -1 }),
        ["a negative gone"] = ("gone", c => c with { Gone = -1 }),
        ["recusals of another size than the frame"] = ("recusals", c => c with { Recusals = new TreeHead(c.Frame.Root, c.Frame.Size + 1) }),
        ["no quotas"] = ("quotas", c => c with { Quotas = [] }),
        ["a stratum twice"] = ("quotas", c => c with { Quotas = [.. c.Quotas, c.Quotas[0]] }),
        ["a lower rate before a higher one"] = ("quotas", c => c with { Quotas = [c.Quotas[0] with { Rate = new Ratio(0, 1) }, .. c.Quotas.Skip(1)] }),
        ["no sources"] = ("sources", c => c with { Sources = [] }),
        ["a source twice"] = ("sources", c => c with { Sources = [c.Sources[0], c.Sources[0]] }),
        ["a digest twice"] = ("digests", c => c with { Sources = [c.Sources[0], new SealedSource(Label.Parse("own:2"), ((SealedSource)c.Sources[0]).Digest)] }),
        ["a source of a witness that is not named"] = ("witness", c => c with { Sources = [.. c.Sources, Bureau.Sealed(c.Draw, "witness:audit")] }),
        ["a witness twice"] = ("witnesses", c => c with { Witnesses = [new TestWitness("audit").Witness, new TestWitness("audit").Witness] }),
        ["disclosed before the draw"] = ("discloseBy", c => c with { DiscloseBy = BeijingTime.DateOf(c.DrawAt).AddDays(-1) }),
        ["kept back for 367 days"] = ("discloseBy", c => c with { DiscloseBy = BeijingTime.DateOf(c.DrawAt).AddDays(367) }),
        ["kept back without a value of its own"] = ("discloseBy", c => c with { DiscloseBy = BeijingTime.DateOf(c.DrawAt), Sources = [new DiceSource(Label.Parse("dice"), 20)] }),
    };

    public static TheoryData<string> Contradictions => [.. Wrong.Keys];

    [Fact]
    public void What_can_be_written_can_be_read()
    {
        Commitment longest = Good with { DiscloseBy = Commitment.LatestDisclosure(Good.DrawAt) };
        Assert.Equal(366, longest.DiscloseBy!.Value.DayNumber - BeijingTime.DateOf(Good.DrawAt).DayNumber);
        Assert.Equal(longest.Digest, Commitment.FromJson(longest.ToJson()).Digest);
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void What_contradicts_itself_has_neither_bytes_nor_a_digest(string what)
    {
        Commitment bad = Wrong[what].Change(Good);
        Assert.Contains(Wrong[what].Names, Assert.Throws<ProtocolFormatException>(bad.ToJson).Message, StringComparison.Ordinal);
        Assert.Throws<ProtocolFormatException>(() => bad.Digest);
    }

    [Fact]
    public void Its_parts_cannot_be_made_wrong()
    {
        Assert.Throws<ProtocolFormatException>(() => new Quota(Label.Parse("all"), new Ratio(1, 1), -1));
        Assert.Throws<ProtocolFormatException>(() => Good.Quotas[0] with { Take = 1L + int.MaxValue });
        Assert.Throws<ProtocolFormatException>(() => new Witness(SectorCode.Parse("other"), new TestWitness("audit").Witness.Key));
    }
}
