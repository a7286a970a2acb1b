using System.Text.Json;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
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
    [InlineData("dead-end-departments")]
    [InlineData("unstaffed")]
    public void The_same_draw_comes_out_byte_for_byte(string name)
    {
        JsonElement vector = VectorFile.Read($"draw-protocol-1/{name}");
        Receipt receipt = Repeat(vector).Receipt;
        Assert.Equal(CanonicalJson.Write(vector.GetProperty("receipt").ToJson()), CanonicalJson.Write(receipt.ToJson()));
        Assert.Equal(vector.Text("receiptDigest"), receipt.Digest.ToString());
    }

    /// <summary>
    /// The known answer lists two teams of one although teams have two and a staffing of all nine firms under its own bound
    /// exists. Section 7 decides: trying every team gives these two, and every other team of the file. See
    /// docs/decisions/0004-a-known-answer-that-breaks-the-protocol.md.
    /// </summary>
    [Fact]
    public void The_draw_dead_end_comes_out_as_section_7_has_it_where_the_known_answer_does_not()
    {
        JsonElement vector = VectorFile.Read("draw-protocol-1/dead-end");
        (Receipt receipt, Commitment commitment, Eligibility eligibility) = Repeat(vector);
        Identifier[] order = [.. receipt.Selection.DrawOrder];
        Assignment exhaustive = new ExhaustiveStaffing(commitment.Team, [.. order.Select(f => (f, eligibility.AllowedFor(f)))])
            .Assign(DrawKey.Of(commitment.Digest, receipt.Values));
        string[] ours = [.. receipt.Assignment.Teams.Select(Text)];
        string[] known = [.. vector.GetProperty("receipt").List("teams", t => Text(Team.FromJson(t.ToJson())))];

        Assert.Equal(exhaustive.Teams.Select(Text), ours);
        Assert.Equal(exhaustive.Bound, receipt.Assignment.Bound);
        Assert.Equal(
            ["91350100MA89NMWK4E: FZ0002", "91350100MAN2BW6431: FZ0006"],
            known.Except(ours, StringComparer.Ordinal));
        Assert.Equal(
            ["91350100MA89NMWK4E: FZ0005 FZ0002", "91350100MAN2BW6431: FZ0002 FZ0006"],
            ours.Except(known, StringComparer.Ordinal));
        Assert.Equal(
            CanonicalJson.Write(vector.GetProperty("receipt").GetProperty("strata").ToJson()),
            CanonicalJson.Write(receipt.ToJson().Members["strata"]));
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
        Assert.All(commitment.Sources.Zip(values), p => Assert.Null(p.First.Refuse(commitment.Draw, p.Second.Value)));

        var recused = recusals.Leaves.ToDictionary(l => l.Id, l => l.Inspectors);
        Receipt receipt = Draw.Run(commitment, frame.Leaves, roster.Leaves, recused, values);
        Assert.All(
            vector.List("recusalOpenings", o => RecusalOpening.FromJson(o.ToJson())),
            o => Assert.True(o.StandsIn(commitment.Recusals!.Value)));
        Identifier[] order = [.. vector.List("recusalOpenings", o => RecusalOpening.FromJson(o.ToJson()).Leaf.Id)];
        Assert.True(order.Length == 0 || order.SequenceEqual(receipt.Selection.DrawOrder));
        return (receipt, commitment, new Eligibility(commitment.Draw.Sector, commitment.Team, roster.Leaves, recused));
    }
}
