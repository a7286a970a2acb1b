using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>Signs notes by an ECDSA P-256 key that the caller keeps and disposes of (protocol section 10).</summary>
public sealed class NoteSigner
{
    private readonly ECDsa _key;

    /// <summary>A signer under a name.</summary>
    /// <exception cref="ProtocolFormatException">The key is not of P-256, or the name cannot stand in a note.</exception>
    public NoteSigner(string name, ECDsa key) => (_key, Verifier) = (key, VerifierKey.Of(name, key));

    /// <summary>What anybody checks the signatures with.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The signature line over <paramref name="text"/>, with its newline.</summary>
    /// <exception cref="ArgumentException">The text does not end with a newline.</exception>
    internal string SignatureLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EndsWith('\n'))
        {
            throw new ArgumentException("the text of a note ends with a newline", nameof(text));
        }

        byte[] signature = _key.SignData(Encoding.UTF8.GetBytes(text), HashSuite.Algorithm, DSASignatureFormat.Rfc3279DerSequence);
        return $"{SignedNote.LineStart}{Verifier.Name} {Convert.ToBase64String([.. Hex.Decode(Verifier.KeyId), .. signature])}\n";
    }

    /// <summary>The whole note over <paramref name="text"/>, signed by every one of <paramref name="signers"/>.</summary>
    public static string Sign(string text, params ReadOnlySpan<NoteSigner> signers)
    {
        var note = new StringBuilder(text).Append('\n');
        foreach (NoteSigner signer in signers)
        {
            note.Append(signer.SignatureLine(text));
        }

        return note.ToString();
    }
}
