using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>The parts of a certificate that may name a person (RFC 5280 sections 4.1.2.6 and 4.2.1.6). Of two values in one part it is not said which one is meant: then there is none.</summary>
internal static class CertificateNames
{
    private const string Email = "email", Upn = "upn";

    // GeneralName: otherName [0], rfc822Name [1]; the form of Microsoft's user principal name.
    private const string AlternativeNames = "2.5.29.17", PrincipalName = "1.3.6.1.4.1.311.20.2.3";
    private static readonly Asn1Tag OtherName = new(TagClass.ContextSpecific, 0, isConstructed: true), Rfc822Name = new(TagClass.ContextSpecific, 1);

    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal) { ["CN"] = "2.5.4.3", ["serialNumber"] = "2.5.4.5", ["UID"] = "0.9.2342.19200300.100.1.1" };

    /// <summary>The parts.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. Subjects.Keys, Email, Upn];

    /// <summary>True for a part whose values are addresses, such as <c>z001@bureau.example</c>.</summary>
    public static bool AreAddresses(string part) => part is Email or Upn;

    /// <summary>The only value of a part; null where there is none or more than one.</summary>
    public static string? Find(X509Certificate2 certificate, string part)
    {
        string?[] values = [.. Subjects.TryGetValue(part, out string? oid) ? OfSubject(certificate, oid) : OfAlternativeNames(certificate, part)];
        return values is [{ Length: > 0 } only] ? only : null;
    }

    private static IEnumerable<string?> OfSubject(X509Certificate2 certificate, string oid) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames().Where(n => !n.HasMultipleElements && n.GetSingleElementType().Value == oid).Select(n => n.GetSingleElementValue());

    private static List<string?> OfAlternativeNames(X509Certificate2 certificate, string part)
    {
        var values = new List<string?>();
        try
        {
            foreach (X509Extension extension in certificate.Extensions.Where(e => e.Oid?.Value == AlternativeNames))
            {
                AsnReader names = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
                while (names.HasData)
                {
                    Asn1Tag tag = names.PeekTag();
                    if (tag.HasSameClassAndValue(Rfc822Name) && part == Email)
                    {
                        values.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, Rfc822Name));
                    }
                    else if (tag.HasSameClassAndValue(OtherName) && part == Upn)
                    {
                        AsnReader other = names.ReadSequence(OtherName);
                        if (other.ReadObjectIdentifier() == PrincipalName)
                        {
                            values.Add(other.ReadSequence(OtherName).ReadCharacterString(UniversalTagNumber.UTF8String));
                        }
                    }
                    else
                    {
                        names.ReadEncodedValue();
                    }
                }
            }

            return values;
        }
        catch (AsnContentException)
        {
            return [];
        }
    }
}
