using System.Text;
using System.Text.Json;
using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
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
    public void Inclusion_probes_are_accepted_and_refused() => Assert.All(
        VectorFile.Read("rfc6962_probes_inclusion").List("probes", p => p),
        p => Assert.Equal(
            !p.GetProperty("wantErr").GetBoolean(),
            Accepts(() => MerkleProof.Includes(
                new TreeHead(DigestOf(p, "root"), p.GetProperty("treeSize").GetInt64()), p.GetProperty("leafIdx").GetInt64(), DigestOf(p, "leafHash"), Proof(p)))));

    [Fact]
    public void Consistency_probes_are_accepted_and_refused() => Assert.All(
        VectorFile.Read("rfc6962_probes_consistency").List("probes", p => p),
        p => Assert.Equal(
            !p.GetProperty("wantErr").GetBoolean(),
            Accepts(() => MerkleProof.Extends(
                new TreeHead(DigestOf(p, "root1"), p.GetProperty("size1").GetInt64()),
                new TreeHead(DigestOf(p, "root2"), p.GetProperty("size2").GetInt64()),
                Proof(p)))));

    [Fact]
    public void Canonical_JSON_is_that_of_RFC_8785_or_refused_outside_the_restricted_subset()
    {
        int accepted = 0;
        Assert.All(VectorFile.Read("jcs_rfc8785").List("vectors", v => v), v =>
        {
            byte[] expected = Convert.FromHexString(v.Text("output_hex"));
            try
            {
                Assert.Equal(expected, CanonicalJson.Write(CanonicalJson.ParseAnySpelling(Encoding.UTF8.GetBytes(v.Text("input")))));
                Assert.Equal(expected, CanonicalJson.Write(CanonicalJson.Parse(expected)));
                accepted++;
            }
            catch (ProtocolFormatException)
            {
                string output = Encoding.UTF8.GetString(expected);
                bool outside = output.Contains("null", StringComparison.Ordinal) || output.Any(c => c > '~') || output.Any(c => c is '.' or 'e' or 'E');
                Assert.True(outside, v.Text("name"));
            }
        });
        Assert.InRange(accepted, 0, int.MaxValue);
    }

    [Fact]
    public void Tickets_follow_the_rule_of_the_verifiable_selection_draft()
    {
        JsonElement vector = VectorFile.Read("draft_thomson_vrs");
        Assert.NotEmpty(vector.List("labels", l => l.GetString()!));
        foreach (JsonElement draw in vector.List("draws", d => d))
        {
            var key = DrawKey.FromInput(Encoding.UTF8.GetBytes(vector.Text("randomness")), Convert.FromHexString(draw.Text("otp_hex")));
            string[] order = [.. vector.List("labels", l => l.GetString()!).OrderBy(key.Ticket)];
            Assert.Equal(draw.List("order", l => l.GetString()!), order.Take(draw.GetProperty("order").GetArrayLength()));
        }
    }

    [Fact]
    public void A_pulse_is_the_digest_of_its_signature()
    {
        string signature = new('a', 96);
        string randomness = Digest.Of(Convert.FromHexString(signature)).ToString();
        Assert.Null(DrandSource.RefuseSignature(randomness, signature));
        Assert.NotNull(DrandSource.RefuseSignature(randomness, signature[..94] + "bb"));
    }

    private static bool Accepts(Func<bool> check)
    {
        try
        {
            return check();
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Digest DigestOf(JsonElement probe, string member)
    {
        byte[] bytes = probe.GetProperty(member).GetBytesFromBase64();
        return new Digest(bytes);
    }

    private static IReadOnlyList<Digest> Proof(JsonElement probe) => probe.List("proof", h => new Digest(h.GetBytesFromBase64()));
}
