using System.Text.Json;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Core.Tests.Staffing;
using Xunit;

namespace Inspections.Core.Tests.Vectors;

/// <summary>Whole draws that an independent implementation of the protocol made.</summary>
public sealed class DrawVectorTests
{
    [Theory]
    [InlineData("single-stratum")]
    [InlineData("risk-classes")]
    [InlineData("round-two")]
    [InlineData("supplementary")]
    [InlineData("lifted")]
    [InlineData("dead-end")]
    [InlineData("dead-end-departments")]
    [InlineData("unstaffed")]
    public void The_same_draw_comes_out_byte_for_byte(string name)
    {
        JsonElement vector = VectorFile.Read($"draw-protocol-1/{name}");
        Receipt receipt = Repeat(vector).Receipt;
        Assert.Equal(CanonicalJson.Write(vector.GetProperty("receipt").ToJson()), CanonicalJson.Write(receipt.ToJson()));
        Assert.Equal(vector.Text("receiptDigest"), receipt.Digest.ToString());
    }

    /// <summary>A search through every team of every firm, written from section 7 alone, gives the same teams where a staffing without look-ahead runs into a dead end.</summary>
    [Fact]
    public void Trying_every_team_gives_the_teams_of_the_dead_end()
    {
        (Receipt receipt, Commitment commitment, Eligibility eligibility) = Repeat(VectorFile.Read("draw-protocol-1/dead-end"));
        Assignment exhaustive = new ExhaustiveStaffing(commitment.Team, [.. receipt.Selection.DrawOrder.Select(f => (f, eligibility.AllowedFor(f)))])
            .Assign(DrawKey.Of(commitment.Digest, receipt.Values));

        Assert.Equal(exhaustive.Teams.Select(Text), receipt.Assignment.Teams.Select(Text));
        Assert.Equal(exhaustive.Bound, receipt.Assignment.Bound);
    }

    private static string Text(Team team) => $"{team.Firm}: {string.Join(' ', team.Inspectors)}";

    private static (Receipt Receipt, Commitment Commitment, Eligibility Eligibility) Repeat(JsonElement vector)
    {
        var commitment = Commitment.FromJson(vector.GetProperty("commitment").ToJson());
        LeafTree<FrameLeaf> frame = LeafTrees.Frame(vector.List("frame", l => FrameLeaf.FromJson(l.ToJson())));
        LeafTree<RosterLeaf> roster = LeafTrees.Roster(vector.List("roster", l => RosterLeaf.FromJson(l.ToJson())));
        LeafTree<RecusalLeaf> recusals = LeafTrees.Recusals(vector.List("recusals", l => RecusalLeaf.FromJson(l.ToJson())));
        SourceValue[] values = [.. commitment.Sources.Zip(vector.List("values", v => v.GetString()!), (s, v) => new SourceValue(s.Name, v))];

        Assert.Equal(vector.Text("commitmentDigest"), commitment.Digest.ToString());
        Assert.Equal(commitment.Frame, frame.Head);
        Assert.Equal(commitment.Roster, roster.Head);
        Assert.True(commitment.Recusals is null || commitment.Recusals == recusals.Head);
        Each.Of(commitment.Sources.Zip(values), p => Assert.Null(p.First.Refuse(commitment.Draw, p.Second.Value)));

        var recused = recusals.Leaves.ToDictionary(l => l.Id, l => l.Inspectors);
        Receipt receipt = Draw.Run(commitment, frame, roster, commitment.Recusals is null ? null : recusals, values);
        Assert.Equal(receipt, Receipt.FromJson(receipt.ToJson()));
        // A list without recusals has nothing to open.
        RecusalOpening[] openings = [.. vector.List("recusalOpenings", o => RecusalOpening.FromJson(o.ToJson()))];
        Assert.Equal(commitment.Recusals is not null, openings.Length > 0);
        Assert.DoesNotContain(openings, o => !o.StandsIn(commitment.Recusals!.Value));
        Assert.True(openings.Length == 0 || openings.Select(o => o.Leaf.Id).SequenceEqual(receipt.Selection.DrawOrder));
        return (receipt, commitment, new Eligibility(commitment.Draw.Sector, commitment.Team, roster.Leaves, recused));
    }
}
