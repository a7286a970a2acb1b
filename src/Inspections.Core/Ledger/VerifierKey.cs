using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>
/// A public key that signs notes: <c>name+hex key id+base64(0x02 ‖ SPKI)</c>, ECDSA P-256 (protocol section 10,
/// C2SP signed-note). Equal when the text is.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<VerifierKey>))]
public sealed record VerifierKey : ISpanParsable<VerifierKey>, ISpanFormattable, ITextValue<VerifierKey>
{
    private const byte EcdsaType = 0x02;
    private const int IdLength = 4;
    private const string P256 = "1.2.840.10045.3.1.7";

    // DER of an uncompressed point of P-256: one key has one SubjectPublicKeyInfo.
    private static readonly byte[] SpkiStart = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    private const int SpkiLength = 91;

    private readonly byte[] _spki;

    private VerifierKey(string name, byte[] spki)
    {
        (Name, _spki) = (name, spki);
        KeyId = Hex.Encode(HashSuite.Hash(spki).AsSpan(0, IdLength));
        Text = $"{name}+{KeyId}+{Convert.ToBase64String([EcdsaType, .. spki])}";
    }

    /// <summary>The key's name; for a bureau its authority, for a witness its name.</summary>
    public string Name { get; }

    /// <summary>First four bytes of SHA-256 of the DER SubjectPublicKeyInfo, in hexadecimal.</summary>
    public string KeyId { get; }

    private string Text { get; }

    /// <summary>The public half of <paramref name="key"/>.</summary>
    /// <exception cref="ProtocolFormatException">The key is not of P-256, or the name cannot stand in a note.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="key"/> is null.</exception>
    public static VerifierKey Of(string name, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(key);
        return Parse(new VerifierKey(name, key.ExportSubjectPublicKeyInfo()).Text);
    }

    /// <summary>Reads a verifier key, splitting at its first two <c>+</c>; the id is checked.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static VerifierKey Parse(string text) => TextValue.Parse<VerifierKey>(text);

    /// <summary>Reads a verifier key; gives false for a text that is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out VerifierKey? value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    static string? ITextValue<VerifierKey>.Read(string text, out VerifierKey? value)
    {
        value = null;
        string[] parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]))
        {
            return $"not a verifier key name+id+base64: '{text}'";
        }

        if (!StrictBase64.TryDecode(parts[2], out byte[] bytes))
        {
            return $"not base64: '{parts[2]}'";
        }

        if (bytes.Length < 2 || bytes[0] != EcdsaType)
        {
            return $"verifier key '{parts[0]}': expected type 0x02, ECDSA P-256";
        }

        var key = new VerifierKey(parts[0], bytes[1..]);
        if (key.KeyId != parts[1])
        {
            return $"verifier key '{parts[0]}': its id is {key.KeyId}, not {parts[1]}";
        }

        if (key._spki.Length != SpkiLength || !key._spki.AsSpan().StartsWith(SpkiStart))
        {
            return $"verifier key '{parts[0]}': not an ECDSA P-256 public key in its one spelling";
        }

        using ECDsa? opened = key.TryOpen();
        value = opened is null ? null : key;
        return opened is null ? $"verifier key '{parts[0]}': not an ECDSA P-256 public key" : null;
    }

    /// <summary>The SubjectPublicKeyInfo in hexadecimal: two keys are the same when these are, whatever their names (protocol section 1).</summary>
    public string PublicKey => Hex.Encode(_spki);

    /// <summary>True when both are the same public key, whatever their names; never by the shortened id.</summary>
    internal bool IsSameKeyAs(VerifierKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _spki.AsSpan().SequenceEqual(other._spki);
    }

    /// <summary>True for a name that can stand in a signature line: printable ASCII without space and <c>+</c>, not empty.</summary>
    internal static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && name.All(c => c is > ' ' and <= '~' and not '+');
    }

    /// <summary>True when <paramref name="signature"/>, in strict DER, is this key's over <paramref name="message"/>.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        using ECDsa key = TryOpen()!;
        return StrictDer.IsEcdsaSignature(signature)
            && key.VerifyData(message, signature, HashSuite.Algorithm, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) => other is not null && other.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private ECDsa? TryOpen()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(_spki, out int read);
            if (read == _spki.Length && key.ExportParameters(false).Curve.Oid.Value == P256)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // No point of the curve: the caller names the key.
        }

        key.Dispose();
        return null;
    }
}
