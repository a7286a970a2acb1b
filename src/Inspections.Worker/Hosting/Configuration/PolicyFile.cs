using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Privacy;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Reads a policy document that people wrote, in any JSON spelling.</summary>
internal static class PolicyFile
{
    /// <param name="file">The file.</param>
    /// <param name="confirmed">Digests of texts of which a person has confirmed that they hold no personal data.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is not a policy.</exception>
    public static PolicyDocument Read(string file, IReadOnlySet<Digest>? confirmed = null)
    {
        try
        {
            PolicyDocument policy = PolicyDocument.FromJson(CanonicalJson.ParseAnySpelling(File.ReadAllBytes(file)));
            foreach ((string where, string text) in Texts(policy))
            {
                if (confirmed?.Contains(ConfirmedText.DigestOf(text)) != true)
                {
                    PersonalDataWords.RefuseUnconfirmed(Text.Same($"{file}: {where}"), text);
                }
            }

            // Steps that a file leaves out are the usual ones, and are written into what is published: only what is named can be asked for by who verifies.
            return policy.Review.Count > 0 ? policy : policy with { Review = PolicyDocument.UsualReview };
        }
        catch (Exception e) when (e is ProtocolFormatException or IOException or UnauthorizedAccessException)
        {
            throw ConfigurationRefusals.PolicyUnreadable.Error(file, e.Message);
        }
    }

    // A policy is published byte for byte, and its digest is in the ledger: nothing in it can be masked.
    private static IEnumerable<(string Where, string Text)> Texts(PolicyDocument policy) =>
    [
        .. policy.Basis.Select(b => ("basis", b)),
        .. policy.Sectors.SelectMany(s => (IEnumerable<(string, string)>)
        [
            ($"{s.Sector}: name", s.Name),
            .. s.Basis.Select(b => ($"{s.Sector}: basis", b)),
            .. s.Strata.Select(t => ($"{s.Sector}: {t.Stratum}", t.Name)),
        ]),
    ];
}
