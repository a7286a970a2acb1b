using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;
using static System.Text.Encoding;

namespace Inspections.Core.Tests.Drawing;

/// <summary>Recusals read in place say what canonical JSON says, and their proofs checked together what each says alone.</summary>
public sealed class RecusalLineTests
{
    private static readonly string Leaf = $$"""{"id":"91350100M000100Y43","inspectors":["FZ0001","FZ0002"],"salt":"{{new string('a', 64)}}"}""";
    private static readonly string Opening = $$"""{"index":10,"leaf":{{Leaf}},"proof":["{{new string('0', 64)}}","{{new string('1', 64)}}"]}""";

    [Fact]
    public void A_line_with_any_byte_changed_is_read_or_refused_as_canonical_json_has_it()
    {
        foreach (byte[] changed in Changed(UTF8.GetBytes(Leaf)))
        {
            Same(changed, RecusalLeaf.FromJson, l => l.ToJson(), RecusalLine.ReadLeaf(changed));
        }

        foreach (byte[] changed in Changed(UTF8.GetBytes(Opening)))
        {
            Same(changed, RecusalOpening.FromJson, o => o.ToJson(), RecusalLine.ReadOpening(changed));
        }
    }

    [Theory]
    [InlineData("FZ0001", "FZ0001")]
    [InlineData("FZ0002", "FZ0001")]
    public void Inspectors_out_of_order_are_refused(string first, string second) =>
        Assert.Null(RecusalLine.ReadLeaf(UTF8.GetBytes($$"""{"id":"a","inspectors":["{{first}}","{{second}}"],"salt":"{{new string('a', 64)}}"}""")));

    [Fact]
    public void A_wrong_line_of_a_file_is_named() => Assert.StartsWith(
        "line 2: recusal opening", Assert.Throws<ProtocolFormatException>(() => RecusalOpening.ReadAll(UTF8.GetBytes($"{Opening}\n{{}}\n"))).Message, StringComparison.Ordinal);

    [Property(MaxTest = 30)]
    public bool Proofs_checked_together_hold_as_each_does_alone(byte size, byte damage)
    {
        RecusalLeaf[] leaves = [.. Enumerable.Range(0, 1 + size).Select(n => new RecusalLeaf(
            Identifier.Parse(FormattableString.Invariant($"F{n:D3}")), [], Digest.Of(BitConverter.GetBytes(n))))];
        LeafTree<RecusalLeaf> tree = LeafTrees.Recusals(leaves);
        RecusalOpening[] right = [.. leaves.Select((l, n) => new RecusalOpening(n, l, tree.Prove(n)))];
        RecusalOpening[] openings = [.. right.Select((o, n) => ((n + damage) % 7) switch
        {
            0 => o with { Index = o.Index + 1 },
            1 => o with { Proof = [.. o.Proof.Skip(1)] },
            2 => o with { Proof = [.. o.Proof, default] },
            3 => o with { Leaf = o.Leaf with { Salt = default } },
            4 => o with { Proof = [.. o.Proof.Select((p, i) => i == 0 ? default : p)] },
            _ => o,
        })];
        bool[] together = RecusalOpening.StandIn(tree.Head, openings);
        return right.All(o => o.StandsIn(tree.Head)) && together.SequenceEqual(openings.Select(o => MerkleProof.Includes(
            tree.Head, o.Index, MerkleTree.LeafHash(CanonicalJson.Write(o.Leaf.ToJson())), o.Proof)));
    }

    private static IEnumerable<byte[]> Changed(byte[] bytes)
    {
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte other in "\"{}[]:,\\_-aA0\n"u8.ToArray())
            {
                yield return [.. bytes[..at], other, .. bytes[(at + 1)..]];
                yield return [.. bytes[..at], other, .. bytes[at..]];
            }

            yield return [.. bytes[..at], .. bytes[(at + 1)..]];
            yield return bytes[..at];
        }
    }

    private static void Same<T>(byte[] line, Func<Json, T> read, Func<T, Json> write, T? found)
        where T : class
    {
        byte[]? expected = null;
        try
        {
            expected = CanonicalJson.Write(write(read(CanonicalJson.Parse(line))));
        }
        catch (ProtocolFormatException)
        {
            // Refused by both.
        }

        Assert.True(expected is null ? found is null : found is not null && CanonicalJson.Write(write(found)).AsSpan().SequenceEqual(expected), UTF8.GetString(line));
    }
}
