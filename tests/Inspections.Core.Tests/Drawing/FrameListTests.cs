using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;
using static System.Text.Encoding;

namespace Inspections.Core.Tests.Drawing;

/// <summary>A frame read in place says what one read through canonical JSON says, for right lines and for wrong ones.</summary>
public sealed class FrameListTests
{
    private const string Plain = """{"id":"91350100M000100Y43","stratum":"all"}""";
    private const string Full = """{"excluded":["cap","cooldown","drawn"],"firm":"91350100M000100Y43","id":"P-1","stratum":"risk:d/1"}""";

    [Fact]
    public void Two_frames_differ_in_the_leaves_that_entered_left_or_changed()
    {
        FrameList then = FrameList.Parse(UTF8.GetBytes("""
            {"id":"a","stratum":"all"}
            {"id":"b","stratum":"all"}
            {"firm":"a","id":"c","stratum":"all"}
            {"id":"e","stratum":"all"}

            """));
        FrameList now = FrameList.Parse(UTF8.GetBytes("""
            {"id":"b","stratum":"all"}
            {"firm":"b","id":"c","stratum":"all"}
            {"id":"d","stratum":"all"}
            {"excluded":["drawn"],"id":"e","stratum":"all"}
            {"id":"f","stratum":"all"}

            """));

        Assert.Equal(["a-", "cc", "-d", "ee", "-f"], FrameList.Differences(then, now).Select(d => $"{d.Then?.Id.ToString() ?? "-"}{d.Now?.Id.ToString() ?? "-"}"));
        Assert.Empty(FrameList.Differences(now, now));
    }

    [Fact]
    public void An_id_is_read_from_a_line_with_and_without_reasons_or_a_firm()
    {
        FrameList frame = FrameList.Parse(UTF8.GetBytes("{\"id\":\"a\",\"stratum\":\"s\"}\n" + Full.Replace("P-1", "b.1", StringComparison.Ordinal) + "\n"));

        Assert.Equal(["a", "b.1"], Enumerable.Range(0, 2).Select(i => ASCII.GetString(frame.Id(i))));
        Assert.Equal([Exclusions.None, Exclusions.Cap | Exclusions.Cooldown | Exclusions.Drawn], Enumerable.Range(0, 2).Select(frame.Excluded));
        Assert.Equal(["s", "risk:d/1"], Enumerable.Range(0, 2).Select(i => frame.Strata[frame.Stratum(i)].ToString()));
        Assert.Equal(1, frame.ExcludedCount);
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Full)]
    public void A_line_with_any_byte_changed_is_read_or_refused_as_canonical_json_has_it(string line)
    {
        byte[] bytes = UTF8.GetBytes(line);
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte other in "\"{}[]:,.\\_-/ aZ0@\n\u007f"u8)
            {
                byte[] changed = [.. bytes];
                changed[at] = other;
                Same(changed);
                Same([.. bytes[..at], other, .. bytes[at..]]);
            }

            Same([.. bytes[..at], .. bytes[(at + 1)..]]);
            Same(bytes[..at]);
        }
    }

    [Theory]
    [InlineData("""{"excluded":[],"id":"a","stratum":"s"}""")]
    [InlineData("""{"excluded":["cap","cap"],"id":"a","stratum":"s"}""")]
    [InlineData("""{"excluded":["drawn","cap"],"id":"a","stratum":"s"}""")]
    [InlineData("""{"excluded":["cap",],"id":"a","stratum":"s"}""")]
    [InlineData("""{"excluded":["cap","drawn"],"id":"a","stratum":"s"}""")]
    [InlineData("""{"excluded":["cooldown"],"id":"a","stratum":"s"}""")]
    [InlineData("""{"firm":"","id":"a","stratum":"s"}""")]
    [InlineData("""{"id":"-a","stratum":"s"}""")]
    [InlineData("""{"id":"a","stratum":""}""")]
    [InlineData("""{"id":"a","stratum":"s","x":1}""")]
    public void A_line_is_read_or_refused_as_canonical_json_has_it(string line) => Same(UTF8.GetBytes(line));

    [Fact]
    public void Names_of_64_bytes_are_read_and_of_65_refused()
    {
        foreach (int length in new[] { 1, 63, 64, 65, 200 })
        {
            string name = new('a', length);
            Same(UTF8.GetBytes($$"""{"id":"{{name}}","stratum":"s"}"""));
            Same(UTF8.GetBytes($$"""{"id":"a","stratum":"{{name}}"}"""));
            Same(UTF8.GetBytes($$"""{"firm":"{{name}}","id":"a","stratum":"s"}"""));
        }
    }

    [Property(MaxTest = 50)]
    public bool Leaves_are_written_found_and_read_again(ushort count, byte strata)
    {
        FrameLeaf[] leaves = Leaves(count % 3000, 1 + strata);
        LeafTree<FrameLeaf> tree = LeafTrees.Frame(leaves.Reverse());
        LeafTree<FrameLeaf> read = LeafTrees.ParseFrame(tree.ToFile());
        byte[] written = JsonLines.Write(leaves.Select(l => l.ToJson()));
        var list = (FrameList)read.Leaves;
        return tree.ToFile().SequenceEqual(written)
            && read.Leaves.SequenceEqual(leaves)
            && read.Head == MerkleTree.Over(JsonLines.Split(written)).Head
            && leaves.Select(l => list.IndexOf(l.Id)).SequenceEqual(Enumerable.Range(0, leaves.Length))
            && list.IndexOf(Identifier.Parse("F0000x")) == -1;
    }

    [Fact]
    public void The_first_wrong_line_is_named_in_a_frame_of_several_pieces()
    {
        string[] lines = [.. Leaves(50_000, 3).Select(l => UTF8.GetString(CanonicalJson.Write(l.ToJson())))];
        string Refusal(params (int Line, string Text)[] wrong)
        {
            string[] changed = [.. lines];
            Array.ForEach(wrong, w => changed[w.Line - 1] = w.Text);
            return Assert.Throws<ProtocolFormatException>(() => LeafTrees.ParseFrame(UTF8.GetBytes(string.Concat(changed.Select(l => l + "\n"))))).Message;
        }

        Assert.StartsWith("line 40001: ", Refusal((49_000, "{}"), (40_001, "x")), StringComparison.Ordinal);
        Assert.Equal("line 20000: frame leaf: member 'stratum' is missing", Refusal((20_000, """{"id":"a"}""")));
        Assert.Equal("frame: not strictly ascending: 'F0016383' before 'F0016383'", Refusal((16_385, lines[16_383])));
        Assert.Equal("line 3: cut short, the newline is missing", Assert.Throws<ProtocolFormatException>(
            () => LeafTrees.ParseFrame(UTF8.GetBytes($"{lines[0]}\n{lines[1]}\n{lines[2]}"))).Message);
    }

    [Fact]
    public void A_proof_of_any_place_leads_to_the_root()
    {
        LeafTree<FrameLeaf> frame = LeafTrees.Frame(Leaves(9001, 2));
        foreach (int place in new[] { 0, 1, 4095, 4096, 8191, 9000 })
        {
            Assert.True(MerkleProof.Includes(
                frame.Head, place, MerkleTree.LeafHash(CanonicalJson.Write(frame.Leaves[place].ToJson())), frame.Prove(place)));
        }
    }

    private static FrameLeaf[] Leaves(int count, int strata) => [.. Enumerable.Range(0, count).Select(n => new FrameLeaf(
        Identifier.Parse(FormattableString.Invariant($"F{n:D7}")),
        Label.Parse(FormattableString.Invariant($"s{n % strata}")),
        (Exclusions)(n % 8),
        n % 5 == 0 ? Identifier.Parse(FormattableString.Invariant($"O{n}")) : null))];

    private static void Same(byte[] line)
    {
        FrameLeaf? expected = null;
        try
        {
            expected = FrameLeaf.FromJson(CanonicalJson.Parse(line));
        }
        catch (ProtocolFormatException)
        {
            // Refused by both.
        }

        FrameLine.TryRead(UTF8.GetBytes(Plain), out FrameLine plain);
        FrameLine.TryRead(UTF8.GetBytes(Full), out FrameLine full);
        Same(line, expected, default);
        Same(line, expected, plain);
        Same(line, expected, full);
    }

    // Whatever line came before it.
    private static void Same(byte[] line, FrameLeaf? expected, FrameLine before)
    {
        bool read = FrameLine.TryRead(line, before, out FrameLine found);
        Assert.True(read == expected is not null, UTF8.GetString(line));
        if (expected is not null)
        {
            Assert.Equal(expected.Id.ToString(), ASCII.GetString(found.Id));
            Assert.Equal(expected.Stratum.ToString(), ASCII.GetString(found.Stratum));
            Assert.Equal(expected.Firm?.ToString() ?? "", ASCII.GetString(found.Firm));
            Assert.Equal(expected.Excluded, found.Excluded);
        }
    }
}
