using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Tests.Forms;
using Inspections.Core.Tests.Verification.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

// Protocol section 8: tree heads, checkpoints and signed notes (RFC 6962, C2SP).

public sealed class CheckpointTests() : TextFormTests<CheckpointText>(
    t => new CheckpointText(Checkpoint.Parse(t)),
    ["350100/housing\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "350100/housing\n9007199254740991\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"],
    [
        "350100/housing\n03\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "350100/housing\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "350100/housing\n9007199254740992\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "350100/housing\n3\n47DEQpj8HBSa\n",
        "350100/housing\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "350100/housing\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n",
    ])
{
    [Fact]
    public void It_names_the_ledger_its_size_and_its_root()
    {
        Checkpoint checkpoint = Checkpoint.Parse("350100/housing\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        Assert.Equal((Authority.Parse("350100/housing"), new TreeHead(Digest.Of([]), 3)), (checkpoint.Origin, checkpoint.Head));
    }
}

/// <summary>A checkpoint that is shown as the text it is written as.</summary>
public sealed record CheckpointText(Checkpoint Value)
{
    public override string ToString() => Value.ToText();
}

public sealed class NoteSignerTests
{
    [Fact]
    public void What_it_signs_its_key_verifies_and_no_other()
    {
        NoteSigner signer = TestKeys.Signer("350100/housing", "a"), other = TestKeys.Signer("350100/housing", "b");
        SignedNote note = Signed("text\n", signer);
        Assert.True(note.IsSignedBy(signer.Verifier));
        Assert.False(note.IsSignedBy(other.Verifier));
        Assert.False(Signed("text\n", other).IsSignedBy(signer.Verifier));
    }

    [Fact]
    public void A_text_without_its_last_newline_is_not_signed() =>
        Assert.Throws<ArgumentException>(() => TestKeys.Signer("350100/housing", "a").SignatureLine("text"));

    internal static SignedNote Signed(string text, params NoteSigner[] signers) =>
        SignedNote.Parse(Encoding.UTF8.GetBytes($"{text}\n{string.Concat(signers.Select(s => s.SignatureLine(text)))}"));
}

public sealed class SignedNoteTests
{
    [Fact]
    public void Its_text_is_what_was_signed_and_every_signature_is_there()
    {
        NoteSigner one = TestKeys.Signer("350100/housing", "a"), two = TestKeys.Signer("notary", "b");
        SignedNote note = NoteSignerTests.Signed("a\nb\n", one, two);
        Assert.Equal("a\nb\n", note.Text);
        Assert.Equal(["350100/housing", "notary"], note.Signatures.Select(s => s.Name));
        Assert.True(note.IsSignedBy(one.Verifier) && note.IsSignedBy(two.Verifier));
    }

    /// <summary>Whoever adds a line that does not verify beside one that does, under the same key, spoils the note.</summary>
    [Fact]
    public void One_bad_signature_of_a_key_beside_a_good_one_is_refused()
    {
        NoteSigner signer = TestKeys.Signer("350100/housing", "a");
        string good = signer.SignatureLine("a\n"), bad = signer.SignatureLine("b\n");
        Assert.False(SignedNote.Parse(Encoding.UTF8.GetBytes("a\n\n" + good + bad)).IsSignedBy(signer.Verifier));
        Assert.True(SignedNote.Parse(Encoding.UTF8.GetBytes("a\n\n" + good + good)).IsSignedBy(signer.Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n\u2014 name AAAAAA==\n")] // Nothing but a key id.
    [InlineData("text\n\n\u2014 name AAAAAAA=")]
    [InlineData("te\u0007xt\n\n\u2014 name AAAAAAA=\n")]
    public void What_is_no_note_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => SignedNote.Parse(Encoding.UTF8.GetBytes(text)));
}

public sealed class NoteSignatureTests
{
    [Fact]
    public void It_names_its_key_by_name_and_id()
    {
        NoteSigner signer = TestKeys.Signer("350100/housing", "a");
        NoteSignature signature = Assert.Single(NoteSignerTests.Signed("a\n", signer).Signatures);
        Assert.Equal((signer.Verifier.Name, signer.Verifier.KeyId), (signature.Name, signature.KeyId));
        Assert.True(signer.Verifier.Verifies("a\n"u8, signature.Signature.Span));
    }
}

public sealed class VerifierKeyTests() : TextFormTests<VerifierKey>(
    VerifierKey.Parse,
    [TestKeys.Signer("350100/housing", "a").Verifier.ToString(), TestKeys.Signer("notary", "a").Verifier.ToString()],
    ["350100/housing+00000000+" + TestKeys.Signer("350100/housing", "a").Verifier.ToString().Split('+', 3)[2], "350100/housing", "350100/housing+00000000+AQ=="])
{
    [Fact]
    public void The_same_key_under_another_name_is_the_same_key_and_another_value()
    {
        VerifierKey one = TestKeys.Signer("350100/housing", "a").Verifier, two = TestKeys.Signer("notary", "a").Verifier;
        Assert.NotEqual(one, two);
        Assert.True(one.IsSameKeyAs(two) && one.PublicKey == two.PublicKey && one.KeyId == two.KeyId);
        Assert.False(one.IsSameKeyAs(TestKeys.Signer("350100/housing", "b").Verifier));
    }

    [Fact]
    public void A_signature_has_one_encoding()
    {
        NoteSigner signer = TestKeys.Signer("350100/housing", "a");
        byte[] signature = Assert.Single(NoteSignerTests.Signed("a\n", signer).Signatures).Signature.ToArray();
        Assert.True(signer.Verifier.Verifies("a\n"u8, signature));
        Assert.False(signer.Verifier.Verifies("a\n"u8, [.. signature, 0]));
        Assert.False(signer.Verifier.Verifies("b\n"u8, signature));
    }

    [Fact]
    public void A_name_has_no_blank_and_no_plus()
    {
        Each.Of(["350100/housing", "notary"], n => Assert.True(VerifierKey.IsName(n)));
        Each.Of(["", "a b", "a+b", "a\n", "公证处"], n => Assert.False(VerifierKey.IsName(n)));
    }
}
