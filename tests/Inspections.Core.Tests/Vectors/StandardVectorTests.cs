using System.Text;
using System.Text.Json;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Vectors;

/// <summary>Vectors of the standards the protocol stands on.</summary>
public sealed class StandardVectorTests
{
    [Fact]
    public void Tree_heads_are_those_of_RFC_6962()
    {
        JsonElement vector = VectorFile.Read("rfc6962_merkle");
        var tree = MerkleTree.Over(vector.List("leaves_hex", l => Convert.FromHexString(l.GetString()!)));
        IReadOnlyList<string> roots = vector.List("roots_by_size_hex", r => r.GetString()!);
        Assert.Equal(roots, Enumerable.Range(0, roots.Count).Select(n => tree.HeadAt(n).Root.ToString()));
    }

    [Fact]
    public void Inclusion_probes_are_accepted_and_refused() => Each.Of(
        VectorFile.Read("rfc6962_probes_inclusion").List("probes", p => p),
        p => Assert.Equal(
            !p.GetProperty("wantErr").GetBoolean(),
            MerkleProof.Includes(
                new TreeHead(DigestOf(p, "root"), Number(p, "treeSize")), Number(p, "leafIdx"), LeafHash(p), Proof(p))));

    [Fact]
    public void Consistency_probes_are_accepted_and_refused() => Each.Of(
        VectorFile.Read("rfc6962_probes_consistency").List("probes", p => p),
        p => Assert.Equal(
            !p.GetProperty("wantErr").GetBoolean(),
            MerkleProof.Extends(
                new TreeHead(DigestOf(p, "root1"), Number(p, "size1")),
                new TreeHead(DigestOf(p, "root2"), Number(p, "size2")),
                Proof(p))));

    /// <summary>Of the RFC's values one is inside the restricted subset as it is spelled, and one in its canonical spelling alone: it writes 56.0.</summary>
    [Fact]
    public void Canonical_JSON_is_that_of_RFC_8785()
    {
        Dictionary<string, (byte[] Input, byte[] Output)> vectors = Rfc8785();
        Assert.Equal(vectors["unicode"].Output, CanonicalJson.Write(CanonicalJson.ParseAnySpelling(vectors["unicode"].Input)));
        Assert.Equal(vectors["structures"].Output, CanonicalJson.Write(CanonicalJson.Parse(vectors["structures"].Output)));
        Assert.Throws<ProtocolFormatException>(() => CanonicalJson.ParseAnySpelling(vectors["structures"].Input));
        Assert.Equal(6, vectors.Count);
    }

    [Theory]
    [InlineData("arrays")] // null
    [InlineData("french")] // Keys outside ASCII.
    [InlineData("values")] // null and floats
    [InlineData("weird")] // Keys outside ASCII.
    public void What_the_restricted_subset_leaves_out_is_refused_in_every_spelling(string name)
    {
        (byte[] input, byte[] output) = Rfc8785()[name];
        Assert.Throws<ProtocolFormatException>(() => CanonicalJson.Write(CanonicalJson.ParseAnySpelling(input)));
        Assert.Throws<ProtocolFormatException>(() => CanonicalJson.Parse(output));
    }

    private static Dictionary<string, (byte[] Input, byte[] Output)> Rfc8785() => VectorFile.Read("jcs_rfc8785").List("vectors", v => v).ToDictionary(
        v => v.Text("name"), v => (Encoding.UTF8.GetBytes(v.Text("input")), Convert.FromHexString(v.Text("output_hex"))), StringComparer.Ordinal);

    [Fact]
    public void Tickets_follow_the_rule_of_the_verifiable_selection_draft()
    {
        JsonElement vector = VectorFile.Read("draft_thomson_vrs");
        Assert.NotEmpty(vector.List("labels", l => l.GetString()!));
        Assert.Equal(Tickets("expected_first_draw"), Smallest("9", 8));
        Assert.Equal(Tickets("expected_substitute_draw"), Smallest("8", 5));

        (string, string)[] Tickets(string member) => [.. vector.List(member, t => (t[0].GetString()!, t[1].GetString()!))];

        (string, string)[] Smallest(string code, int count)
        {
            var key = DrawKey.FromInput(
                Encoding.UTF8.GetBytes(vector.Text("randomness")), Convert.FromHexString(vector.GetProperty("chain_hex").Text(code)));
            return [.. vector.List("labels", l => (key.Ticket(l.GetString()!).ToString(), l.GetString()!)).Order().Take(count)];
        }
    }

    [Fact]
    public void The_randomness_of_a_pulse_is_the_digest_of_its_signature()
    {
        JsonElement[] pulses = [.. VectorFile.Read("drand_beacons").List("beacons", b => b).Where(b => b.Text("signature").Length == 96)];
        Assert.NotEmpty(pulses);
        Each.Of(pulses, p => Assert.Null(DrandSource.RefuseSignature(p.Text("randomness"), p.Text("signature"))));
        Each.Of(pulses, p => Assert.NotNull(DrandSource.RefuseSignature(p.Text("randomness"), p.Text("signature")[..94] + "00")));
    }

    // Some probes go beyond 63 bits: no such leaf or size exists here.
    private static long Number(JsonElement probe, string member) => probe.GetProperty(member).TryGetInt64(out long number) ? number : -1;

    private static Digest DigestOf(JsonElement probe, string member) => DigestOf(probe.GetProperty(member));

    private static Digest LeafHash(JsonElement probe) =>
        probe.Text("leafHash").Length == 0 ? Digest.Of("no leaf hash"u8) : DigestOf(probe, "leafHash");

    private static IReadOnlyList<Digest> Proof(JsonElement probe) => probe.List("proof", DigestOf);

    // Some probes hold texts in the place of digests: anything else than 32 bytes is taken as just another value.
    private static Digest DigestOf(JsonElement base64)
    {
        byte[] bytes = base64.GetBytesFromBase64();
        return bytes.Length == Digest.Length ? new Digest(bytes) : Digest.Of([0xFF, .. bytes]);
    }
}
