using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// One try of one round: <c>property-management-2026-r1</c>, with <c>-v2</c>, <c>-v3</c>, … for later tries of a
/// voided round (protocol section 1). Ordered by sector, year, round and try.
/// </summary>
/// <param name="Sector">The sector drawn.</param>
/// <param name="Year">Calendar year, 2000 to 9999.</param>
/// <param name="Round">Round of the year, from 1.</param>
/// <param name="Try">1, and one more for every void of the round.</param>
/// <exception cref="ProtocolFormatException">A part is outside its range, or the sector was never set.</exception>
[JsonConverter(typeof(TextJsonConverter<DrawId>))]
public readonly partial record struct DrawId(SectorCode Sector, int Year, int Round, int Try = 1)
    : ISpanParsable<DrawId>, ISpanFormattable, IComparable<DrawId>, ITextValue<DrawId>, IUnset
{
    /// <summary>The sector drawn.</summary>
    public SectorCode Sector { get; init => field = Given.Set(value, "draw id: sector"); } = Given.Set(Sector, "draw id: sector");

    /// <summary>Calendar year, 2000 to 9999.</summary>
    public int Year { get; init => field = Given.Year(value, "draw id: year"); } = Given.Year(Year, "draw id: year");

    /// <summary>Round of the year, from 1.</summary>
    public int Round { get; init => field = Given.Between(value, 1, int.MaxValue, "draw id: round"); } = Given.Between(Round, 1, int.MaxValue, "draw id: round");

    /// <summary>1, and one more for every void of the round.</summary>
    public int Try { get; init => field = Given.Between(value, 1, int.MaxValue, "draw id: try"); } = Given.Between(Try, 1, int.MaxValue, "draw id: try");

    /// <summary>Reads a draw id.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    public static DrawId Parse(string text) => TextValue.Parse<DrawId>(text);

    /// <summary>Reads a draw id when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DrawId value) => TextValue.TryParse(text, out value);

    /// <summary>True when <paramref name="text"/> is a draw id.</summary>
    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <summary>The round, whatever the try.</summary>
    public (SectorCode Sector, int Year, int Round) RoundKey => (Sector, Year, Round);

    /// <summary>The id of the next try, after this one was voided.</summary>
    public DrawId NextTry() => this with { Try = Try + 1 };

    /// <summary>The id of the try before, which was voided; null of a first one.</summary>
    public DrawId? PreviousTry => Try == 1 ? null : this with { Try = Try - 1 };

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sector}-{Year:D4}-r{Round}") + (Try == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-v{Try}"));

    /// <inheritdoc/>
    public int CompareTo(DrawId other) =>
        Sector.CompareTo(other.Sector) is int sectors and not 0 ? sectors
        : Year != other.Year ? Year.CompareTo(other.Year)
        : Round != other.Round ? Round.CompareTo(other.Round)
        : Try.CompareTo(other.Try);

    /// <summary>Earlier by sector, year, round and try.</summary>
    public static bool operator <(DrawId left, DrawId right) => left.CompareTo(right) < 0;

    /// <summary>Later by sector, year, round and try.</summary>
    public static bool operator >(DrawId left, DrawId right) => left.CompareTo(right) > 0;

    /// <summary>Earlier by sector, year, round and try, or the same.</summary>
    public static bool operator <=(DrawId left, DrawId right) => left.CompareTo(right) <= 0;

    /// <summary>Later by sector, year, round and try, or the same.</summary>
    public static bool operator >=(DrawId left, DrawId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    bool IUnset.IsUnset => Year == 0;

    /// <inheritdoc/>
    static string? ITextValue<DrawId>.Read(string text, out DrawId value)
    {
        Match match = Form().Match(text);
        bool reads = TryNumber(match.Groups["round"], out int round) & TryNumber(match.Groups["try"], out int @try) && match.Success;
        value = reads ? new DrawId(SectorCode.Parse(match.Groups["sector"].Value), int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), round, @try) : default;
        return reads ? null : $"not a draw id: '{text}'";
    }

    // What is left out is 1.
    private static bool TryNumber(Group digits, out int number)
    {
        number = 1;
        return !digits.Success || int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"\A(?<sector>[a-z0-9][a-z0-9-]{0,40})-(?<year>[2-9][0-9]{3})-r(?<round>[1-9][0-9]{0,9})(-v(?<try>[2-9]|[1-9][0-9]{1,9}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
