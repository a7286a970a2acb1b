using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Publication.Credit;

/// <summary>
/// How the feed is cut into pages. Every page but the last is full and never changes; the last one is <c>current.json</c> until the
/// record after it comes.
/// </summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="From">Its first record.</param>
/// <param name="To">Its last record.</param>
internal sealed partial record CreditPage(long Number, long From, long To)
{
    /// <summary>Records of a full page.</summary>
    public const int Size = 50;

    /// <summary>The last page of so many records; an empty first one when there are none.</summary>
    public static CreditPage Last(long records) => new(Math.Max(1, (records + Size - 1) / Size), ((Math.Max(1, records) - 1) / Size * Size) + 1, records);

    /// <summary>The page's name once it is closed.</summary>
    public string Name => FormattableString.Invariant($"{From}-{To}.json");

    /// <summary>True for the name of a page that is closed.</summary>
    public static bool IsClosedName(string name) => ClosedName().IsMatch(name);

    /// <summary>The page before, or null for the first.</summary>
    public CreditPage? Previous => Number == 1 ? null : new(Number - 1, From - Size, From - 1);

    /// <summary>All pages before, the first one first.</summary>
    public IEnumerable<CreditPage> Closed => ClosedFrom(1);

    /// <summary>The pages before from a number on, in order.</summary>
    public IEnumerable<CreditPage> ClosedFrom(long first)
    {
        for (long page = first; page < Number; page++)
        {
            yield return new CreditPage(page, ((page - 1) * Size) + 1, page * Size);
        }
    }

    public byte[] ToFile(IReadOnlyList<Json> records) => CanonicalJson.Write(Json.Object(
        ("schema", CreditFeed.Schema),
        ("from", From),
        ("to", To),
        ("previous", Previous?.Name),
        ("records", new Json.List(records))));

    [GeneratedRegex(@"\A[1-9][0-9]*-[1-9][0-9]*\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClosedName();
}
