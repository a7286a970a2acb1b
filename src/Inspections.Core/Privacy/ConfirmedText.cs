using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Core.Privacy;

/// <summary>A text that looks as if it held personal data, of which people have confirmed that it holds none.</summary>
public static class ConfirmedText
{
    /// <summary>SHA-256 of the text's UTF-8 without any blanks, so that a cell of several lines and the same words on one are one text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Digest DigestOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Digest.Of(Encoding.UTF8.GetBytes(string.Concat(text.Where(c => !char.IsWhiteSpace(c)))));
    }

    /// <summary>
    /// True when one person's word is not enough: the text has what looks like a number by which a person is known to the state or to a
    /// bank, and most of those satisfy a check that other numbers satisfy by chance alone.
    /// </summary>
    /// <param name="found">What was found in the text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    public static bool NeedsTwoPeople(IEnumerable<PersonalDatum> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return found.Any(d => d.Kind is PersonalDataKind.IdNumber or PersonalDataKind.DisabilityNumber or PersonalDataKind.SocialSecurityNumber
            or PersonalDataKind.TravelDocument or PersonalDataKind.BankCard);
    }
}
