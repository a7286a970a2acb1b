using System.Formats.Asn1;
using System.Numerics;

namespace Inspections.Core.Encodings;

/// <summary>DER signatures in their one spelling, so that a changed byte cannot stay a valid signature (protocol section 10).</summary>
internal static class StrictDer
{
    /// <summary>True when <paramref name="signature"/> is a DER SEQUENCE of two positive INTEGERs and nothing else.</summary>
    public static bool IsEcdsaSignature(ReadOnlySpan<byte> signature)
    {
        try
        {
            var outer = new AsnReader(signature.ToArray(), AsnEncodingRules.DER);
            AsnReader inner = outer.ReadSequence();
            BigInteger r = inner.ReadInteger(), s = inner.ReadInteger();
            inner.ThrowIfNotEmpty();
            outer.ThrowIfNotEmpty();
            return r.Sign > 0 && s.Sign > 0;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
