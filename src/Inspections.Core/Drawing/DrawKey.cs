using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>
/// The key of a draw and the tickets it gives (protocol section 4). Every firm and every pairing has its own
/// pseudo-random ticket; the smallest win. So the order of a list decides nothing, and removing one firm moves
/// nobody else.
/// </summary>
/// <example>
/// <code>
/// DrawKey key = DrawKey.Of(commitment.Digest, values);
/// Digest ticket = key.FirmTicket(Identifier.Parse("91350100M000100Y43"));
/// </code>
/// </example>
public sealed class DrawKey : IEquatable<DrawKey>
{
    private readonly byte[] _prk;

    private DrawKey(byte[] prk) => (_prk, Mac) = (prk, new HmacKey(prk));

    /// <summary>The key with its pads hashed, for many tickets at once.</summary>
    internal HmacKey Mac { get; }

    /// <summary>The key itself, published in the receipt.</summary>
    public Digest Prk => new(_prk);

    /// <summary>True for the same key: it gives the same tickets.</summary>
    public bool Equals(DrawKey? other) => other is not null && Prk == other.Prk;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DrawKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Prk.GetHashCode();

    /// <summary>HKDF-Extract (RFC 5869) of the commitment's digest and the values, in the commitment's order.</summary>
    public static DrawKey Of(Digest commitment, IEnumerable<SourceValue> values)
    {
        byte[] ikm = CanonicalJson.Write(Json.Object(("commitment", commitment), ("sources", Json.Array(values, v => v.ToJson()))));
        return FromInput(ikm, new byte[Digest.Length]);
    }

    /// <summary>The key of a receipt.</summary>
    internal static DrawKey OfPrk(Digest prk) => new(prk.ToArray());

    /// <summary>HKDF-Extract with another salt, as draft-thomson-elegy-vrs has it.</summary>
    internal static DrawKey FromInput(byte[] ikm, byte[] salt) => new(HashSuite.Extract(ikm, salt));

    /// <summary>
    /// The 64 bytes hashed before a ticket's label (RFC 2104: the key filled up with zeros, each byte XOR 0x36), for programs that compute
    /// tickets where there is SHA-256 but no HMAC, such as a database: <c>SHA-256(OuterPad ‖ SHA-256(InnerPad ‖ label ‖ 0x01))</c>.
    /// </summary>
    internal byte[] InnerPad() => HmacKey.Pad(_prk, HmacKey.InnerPad);

    /// <summary>The 64 bytes hashed before the inner hash (each byte of the key XOR 0x5c).</summary>
    /// <seealso cref="InnerPad"/>
    internal byte[] OuterPad() => HmacKey.Pad(_prk, HmacKey.OuterPad);

    /// <summary>The ticket that decides whether a firm is drawn.</summary>
    public Digest FirmTicket(Identifier firm) => Ticket("firm:" + firm);

    /// <summary>The ticket that orders an inspector for a firm.</summary>
    public Digest AssignmentTicket(Identifier firm, Identifier inspector) => Ticket($"assign:{firm}:{inspector}");

    /// <summary>HKDF-Expand of an ASCII label to 32 bytes: one HMAC-SHA-256 of the label and 0x01.</summary>
    /// <exception cref="ProtocolFormatException">The label is not ASCII, or longer than 255 characters.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    public Digest Ticket(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        Span<byte> info = stackalloc byte[256];
        if (label.Length >= info.Length || !Ascii.IsValid(label))
        {
            throw new ProtocolFormatException($"a ticket's label has at most {info.Length - 1} ASCII characters");
        }

        int length = Encoding.ASCII.GetBytes(label, info);
        info[length] = 0x01;
        return Mac.Of(info[..(length + 1)]);
    }
}
