using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// One try of one round: <c>property-management-2026-r1</c>, with <c>-v2</c>, <c>-v3</c>, … for later tries of a
/// voided round (protocol section 1).
/// </summary>
/// <param name="Sector">The sector drawn.</param>
/// <param name="Year">Calendar year, four digits.</param>
/// <param name="Round">Round of the year, from 1.</param>
/// <param name="Try">1, and one more for every void of the round.</param>
public readonly partial record struct DrawId(SectorCode Sector, int Year, int Round, int Try = 1)
{
    /// <summary>Reads a draw id.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static DrawId Parse(string text)
    {
        Match match = Form().Match(text);
        int Number(string group, int absent) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : absent;
        return match.Success && IsCount(match.Groups["round"].Value) && IsCount(match.Groups["try"].Value)
            ? new DrawId(SectorCode.Parse(match.Groups["sector"].Value), Number("year", 0), Number("round", 0), Number("try", 1))
            : throw new ProtocolFormatException($"not a draw id: '{text}'");
    }

    /// <summary>True when <paramref name="text"/> is a draw id.</summary>
    public static bool IsValid(string text) =>
        Form().Match(text) is { Success: true } match && IsCount(match.Groups["round"].Value) && IsCount(match.Groups["try"].Value);

    /// <summary>The round, whatever the try.</summary>
    public (SectorCode Sector, int Year, int Round) RoundKey => (Sector, Year, Round);

    /// <summary>The id of the next try, after this one was voided.</summary>
    public DrawId NextTry() => this with { Try = Try + 1 };

    /// <summary>The text.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sector}-{Year:D4}-r{Round}") + (Try == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-v{Try}"));

    private static bool IsCount(string digits) =>
        digits.Length == 0 || int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"\A(?<sector>[a-z0-9][a-z0-9-]{0,40})-(?<year>[2-9][0-9]{3})-r(?<round>[1-9][0-9]{0,9})(-v(?<try>[2-9]|[1-9][0-9]{1,9}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
