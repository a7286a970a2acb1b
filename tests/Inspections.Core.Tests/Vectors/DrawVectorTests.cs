using System.Text.Json;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
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

        Receipt receipt = Draw.Run(commitment, frame.Leaves, roster.Leaves, recusals.Leaves.ToDictionary(l => l.Id, l => l.Inspectors), values);

        Assert.Equal(CanonicalJson.Write(vector.GetProperty("receipt").ToJson()), CanonicalJson.Write(receipt.ToJson()));
        Assert.Equal(vector.Text("receiptDigest"), receipt.Digest.ToString());
        Assert.All(
            vector.List("recusalOpenings", o => RecusalOpening.FromJson(o.ToJson())),
            o => Assert.True(o.StandsIn(commitment.Recusals!.Value)));
        Identifier[] order = [.. vector.List("recusalOpenings", o => RecusalOpening.FromJson(o.ToJson()).Leaf.Id)];
        Assert.True(order.Length == 0 || order.SequenceEqual(receipt.Selection.DrawOrder));
    }
}
