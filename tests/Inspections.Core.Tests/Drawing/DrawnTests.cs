using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Drawing;

// Protocol sections 2 and 4 to 7: lists as trees, the key, tickets, what they select and who visits.

/// <summary>One draw of a made-up bureau.</summary>
internal static class OneDraw
{
    private static readonly Lazy<Bureau> Year = new(() =>
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(Some.Draw(1));
        return bureau;
    });

    public static Receipt Receipt => Year.Value.ReceiptOf(Some.Draw(1));

    public static Commitment Commitment => Year.Value.CommitmentOf(Some.Draw(1));

    public static IReadOnlyList<FrameLeaf> Frame => LeafTrees.ParseFrame(Year.Value.Publish()[PublicLayout.Frame(Some.Draw(1))]).Leaves;

    public static DrawKey Key => DrawKey.Of(Commitment.Digest, Receipt.Values);
}

public sealed class DrawKeyTests
{
    [Fact]
    public void Tickets_follow_from_the_commitment_the_values_and_the_label()
    {
        DrawKey key = OneDraw.Key;
        Assert.Equal(OneDraw.Receipt.Prk, key.Prk);
        Assert.Equal(key.Ticket("firm:F001"), key.FirmTicket(Some.Id("F001")));
        Assert.Equal(key.Ticket("assign:F001:S1"), key.AssignmentTicket(Some.Id("F001"), Some.Id("S1")));
        Assert.NotEqual(key.Prk, DrawKey.Of(Digest.Of([]), OneDraw.Receipt.Values).Prk);
        Assert.NotEqual(key.Prk, DrawKey.Of(OneDraw.Commitment.Digest, []).Prk);
    }

    /// <summary>RFC 2104: what a database needs to make the same tickets by itself.</summary>
    [Fact]
    public void The_two_pads_make_the_same_tickets_by_two_hashes()
    {
        DrawKey key = OneDraw.Key;
        byte[] info = [.. "firm:F001"u8, 0x01];
        Assert.Equal(key.FirmTicket(Some.Id("F001")), Digest.Of([.. key.OuterPad(), .. Digest.Of([.. key.InnerPad(), .. info]).ToArray()]));
    }
}

public sealed class SelectionTests
{
    [Fact]
    public void Every_stratum_gives_its_smallest_tickets_of_those_that_may_be_drawn()
    {
        Selection selection = Selection.Of(OneDraw.Key, OneDraw.Commitment, OneDraw.Frame, TestContext.Current.CancellationToken);
        Each.Of(selection.Strata.Zip(OneDraw.Commitment.Quotas), p => Assert.Equal(
            OneDraw.Frame.Where(l => l.Stratum == p.Second.Stratum && l.MayBeDrawn(OneDraw.Commitment.Lifted)).Select(l => l.Id)
                .OrderBy(OneDraw.Key.FirmTicket).Take((int)p.Second.Take),
            p.First.Drawn.Select(d => d.Firm)));
    }

    [Fact]
    public void The_order_of_the_draw_is_that_of_the_tickets_over_all_strata() => Assert.Equal(
        OneDraw.Receipt.Selection.Strata.SelectMany(s => s.Drawn).OrderBy(d => d.Ticket).Select(d => d.Firm), OneDraw.Receipt.Selection.DrawOrder);
}

public sealed class StratumSelectionTests
{
    [Fact]
    public void The_cut_off_is_the_largest_ticket_drawn_and_none_where_nobody_is()
    {
        Each.Of(OneDraw.Receipt.Selection.Strata.Where(s => s.Drawn.Count > 0), s => Assert.Equal(s.Drawn.Max(d => d.Ticket), s.CutOff));
        Assert.Null(new StratumSelection(Label.Parse("A"), []).CutOff);
    }
}

public sealed class DrawnFirmTests
{
    [Fact]
    public void Its_ticket_is_the_one_anybody_computes() => Each.Of(
        OneDraw.Receipt.Selection.Strata.SelectMany(s => s.Drawn), d => Assert.Equal(OneDraw.Key.FirmTicket(d.Firm), d.Ticket));
}

public sealed class ReceiptTests
{
    /// <summary>The spelling of protocol section 8; whole receipts of another implementation are in DrawVectorTests.</summary>
    [Fact]
    public void It_is_written_in_one_spelling_and_its_digest_is_that_of_its_bytes()
    {
        Json.Map json = OneDraw.Receipt.ToJson();
        Assert.Equal(["bound", "commitment", "draw", "prk", "protocol", "sources", "strata", "teams"], json.Members.Keys);
        Assert.Equal(Digest.Of(CanonicalJson.Write(json)), OneDraw.Receipt.Digest);
        Assert.Equal(OneDraw.Commitment.Digest, OneDraw.Receipt.Commitment);
    }
}

public sealed class AssignmentTests
{
    [Fact]
    public void Every_drawn_firm_has_its_team_in_the_order_of_the_draw_and_nobody_more_than_the_bound()
    {
        Assignment assignment = OneDraw.Receipt.Assignment;
        Assert.Equal(OneDraw.Receipt.Selection.DrawOrder, assignment.Teams.Select(t => t.Firm));
        Each.Of(assignment.Teams, t => Assert.Equal(OneDraw.Commitment.Team.Size, t.Inspectors.Distinct().Count()));
        Assert.True(assignment.Teams.SelectMany(t => t.Inspectors).GroupBy(i => i).Max(g => g.Count()) <= assignment.Bound);
    }
}

public sealed class ExclusionsTests
{
    [Theory]
    [InlineData(Exclusions.None, true, false)]
    [InlineData(Exclusions.Drawn, false, true)]
    [InlineData(Exclusions.Cap, false, false)]
    [InlineData(Exclusions.Drawn | Exclusions.Cooldown, false, false)]
    public void Who_is_excluded_is_drawn_when_lifted_if_at_all(Exclusions excluded, bool usually, bool lifted)
    {
        var leaf = new FrameLeaf(Some.Id("F1"), Label.Parse("all"), excluded);
        Assert.Equal((usually, lifted), (leaf.MayBeDrawn(lifted: false), leaf.MayBeDrawn(lifted: true)));
    }
}

public sealed class UnavailabilityTests
{
    [Theory]
    [InlineData(Unavailability.Certificate, "certificate")]
    [InlineData(Unavailability.Absent, "absent")]
    public void Whoever_is_unavailable_covers_no_sector_and_says_why(Unavailability reason, string word)
    {
        var leaf = new RosterLeaf(Some.Id("S1"), Label.Parse("dept:1"), [Some.Brokers], reason);
        Assert.False(leaf.Covers(Some.Brokers));
        Assert.True((leaf with { Unavailable = null }).Covers(Some.Brokers));
        Assert.Equal(new Json.Text(word), leaf.ToJson().Members["unavailable"]);
    }
}

public sealed class LeafTreeTests
{
    [Fact]
    public void Every_leaf_is_proved_in_its_head()
    {
        LeafTree<FrameLeaf> tree = LeafTrees.Frame(OneDraw.Frame);
        Each.Of(Enumerable.Range(0, tree.Leaves.Count), i => Assert.True(MerkleProof.Includes(
            tree.Head, i, MerkleTree.LeafHash(CanonicalJson.Write(tree.Leaves[i].ToJson())), tree.Prove(i))));
        Assert.Equal(OneDraw.Commitment.Frame, tree.Head);
    }
}

public sealed class LeafTreesTests
{
    [Fact]
    public void Leaves_are_put_in_order_and_read_as_they_were_written()
    {
        LeafTree<FrameLeaf> tree = LeafTrees.Frame(OneDraw.Frame.Reverse());
        Assert.Equal(OneDraw.Frame.Select(l => l.Id), tree.Leaves.Select(l => l.Id));
        Assert.Equal(tree.Head, LeafTrees.ParseFrame(tree.ToFile()).Head);
        LeafTree<RosterLeaf> roster = LeafTrees.Roster([new RosterLeaf(Some.Id("S2"), Label.Parse("d"), []), new RosterLeaf(Some.Id("S1"), Label.Parse("d"), [])]);
        Assert.Equal(["S1", "S2"], LeafTrees.ParseRoster(roster.ToFile()).Leaves.Select(l => l.Id.ToString()));
        LeafTree<RecusalLeaf> recusals = LeafTrees.Recusals([new RecusalLeaf(Some.Id("F1"), [Some.Id("S1")], Digest.Of([]))]);
        Assert.Equal(recusals.Head, LeafTrees.ParseRecusals(recusals.ToFile()).Head);
    }

    [Fact]
    public void A_file_out_of_order_or_with_somebody_twice_is_refused()
    {
        byte[] one = LeafTrees.Frame([new FrameLeaf(Some.Id("A"), Label.Parse("all"))]).ToFile(), two = LeafTrees.Frame([new FrameLeaf(Some.Id("B"), Label.Parse("all"))]).ToFile();
        Assert.Equal(2, LeafTrees.ParseFrame((byte[])[.. one, .. two]).Leaves.Count);
        Assert.Throws<ProtocolFormatException>(() => LeafTrees.ParseFrame((byte[])[.. two, .. one]));
        Assert.Throws<ProtocolFormatException>(() => LeafTrees.ParseFrame((byte[])[.. one, .. one]));
    }
}

public sealed class FrameFiguresTests
{
    private static readonly (Label, Ratio)[] Strata = [(Label.Parse("C"), new Ratio(20, 100)), (Label.Parse("all"), new Ratio(5, 100))];

    [Fact]
    public void Every_stratum_is_counted_with_who_was_drawn_and_who_may_be()
    {
        FrameLeaf[] frame = [Of("A", "all", Exclusions.Drawn), Of("B", "all"), Of("C", "C", Exclusions.Cap), Of("D", "all", Exclusions.Cooldown)];
        Assert.Equal([new StratumFigures(new Ratio(20, 100), 1, 0, 0), new StratumFigures(new Ratio(5, 100), 3, 1, 1)], FrameFigures.Of(frame, Strata, lifted: false));
        Assert.False(FrameFigures.IsLifted(frame));
        Assert.True(FrameFigures.IsLifted([frame[0], frame[2]]));
    }

    [Fact]
    public void A_stratum_that_the_policy_does_not_know_is_refused() =>
        Assert.Throws<ProtocolFormatException>(() => FrameFigures.Of([Of("A", "X")], Strata, lifted: false));

    private static FrameLeaf Of(string id, string stratum, Exclusions excluded = Exclusions.None) => new(Some.Id(id), Label.Parse(stratum), excluded);
}
