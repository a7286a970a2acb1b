using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>One signature line of a note: <c>— name base64(key id ‖ signature)</c>.</summary>
public sealed record NoteSignature
{
    internal NoteSignature(string name, string keyId, ReadOnlyMemory<byte> signature) => (Name, KeyId, Signature) = (name, keyId, signature);

    /// <summary>The key's name.</summary>
    public string Name { get; }

    /// <summary>The key's id, eight hexadecimal digits.</summary>
    public string KeyId { get; }

    /// <summary>The signature's bytes.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>True when both are the same line.</summary>
    public bool Equals(NoteSignature? other) => other is not null && Name == other.Name && KeyId == other.KeyId && Signature.Span.SequenceEqual(other.Signature.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, KeyId, Signature.Length);
}

/// <summary>
/// A signed text (C2SP signed-note): lines, an empty line, then signature lines. Only one spelling is read.
/// </summary>
/// <remarks>Comes from reading one; <see cref="NoteSigner.Sign"/> makes its text.</remarks>
public sealed record SignedNote
{
    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, ValueList<NoteSignature>.Of(signatures));

    /// <summary>The signed text, its last newline included.</summary>
    public string Text { get; }

    /// <summary>All signature lines, of whatever keys.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    internal const string LineStart = "\u2014 ";
    internal const int KeyIdLength = 4;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a note.</summary>
    /// <exception cref="ProtocolFormatException">Not UTF-8, no empty line before the signatures, or a malformed signature line.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        string note = Decode(bytes);
        int gap = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (gap < 0 || note[^1] != '\n' || note.Any(c => c < ' ' && c != '\n'))
        {
            throw new ProtocolFormatException("note: expected text, an empty line and signature lines, each ended by a newline");
        }

        string[] lines = note[(gap + 2)..].Split('\n')[..^1];
        return lines.Length == 0
            ? throw new ProtocolFormatException("note: the signature is missing")
            : new SignedNote(note[..(gap + 1)], [.. lines.Select(ParseSignature)]);
    }

    /// <summary>True when the note has signatures of <paramref name="key"/> and all of them hold; those of other keys are ignored, and the same line again is one line.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public bool IsSignedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        byte[] message = Utf8.GetBytes(Text);
        string[] own = [.. Signatures.Where(s => s.Name == key.Name && s.KeyId == key.KeyId).Select(s => Convert.ToHexString(s.Signature.Span)).Distinct(StringComparer.Ordinal)];
        return own.Length > 0 && own.All(s => key.Verifies(message, Convert.FromHexString(s)));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new ProtocolFormatException("note: not UTF-8", e);
        }
    }

    private static NoteSignature ParseSignature(string line)
    {
        string[] parts = line.StartsWith(LineStart, StringComparison.Ordinal) ? line[LineStart.Length..].Split(' ') : [];
        if (parts.Length != 2 || !VerifierKey.IsName(parts[0]))
        {
            throw new ProtocolFormatException($"note: not a signature line '{LineStart}name base64': '{line}'");
        }

        byte[] bytes = StrictBase64.Decode(parts[1]);
        return bytes.Length <= KeyIdLength
            ? throw new ProtocolFormatException($"note: the signature of '{parts[0]}' is too short")
            : new NoteSignature(parts[0], Hex.Encode(bytes.AsSpan(0, KeyIdLength)), bytes.AsMemory(KeyIdLength));
    }
}
