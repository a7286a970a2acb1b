using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Publication.Credit;

/// <summary>
/// How the feed is cut into pages. Every page but the last is full and never changes; the last one is <c>current.json</c> until the
/// record after it comes.
/// </summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="From">Its first record.</param>
/// <param name="To">Its last record.</param>
public sealed partial record CreditPage(long Number, long From, long To)
{
    /// <summary>Records of a full page.</summary>
    public const int Size = 50;

    /// <summary>The last page of so many records; an empty first one when there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than none.</exception>
    public static CreditPage Last(long records)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        return new(Math.Max(1, (records + Size - 1) / Size), ((Math.Max(1, records) - 1) / Size * Size) + 1, records);
    }

    /// <summary>The page's name once it is closed.</summary>
    public string Name => FormattableString.Invariant($"{From}-{To}.json");

    /// <summary>True for the name of a page that is closed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static bool IsClosedName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ClosedName().IsMatch(name);
    }

    /// <summary>The page before, or null for the first.</summary>
    internal CreditPage? Previous => Number == 1 ? null : new(Number - 1, From - Size, From - 1);

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

    /// <summary>The page's file.</summary>
    /// <param name="records">The contents of its records, from the first to the last.</param>
    /// <exception cref="ArgumentException">They are more or fewer.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> is null.</exception>
    public byte[] ToFile(IReadOnlyList<Json> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.Count == To - From + 1
            ? CanonicalJson.Write(Json.Object(
                ("schema", CreditFeed.Schema),
                ("from", From),
                ("to", To),
                ("previous", Previous?.Name),
                ("records", new Json.List(records))))
            : throw new ArgumentException($"{records.Count} records do not make the page from {From} to {To}", nameof(records));
    }

    /// <summary>Reads a page's file: where it stands, and the contents of its records.</summary>
    /// <exception cref="ProtocolFormatException">It is none, or has more or fewer records than it says.</exception>
    public static (CreditPage Page, IReadOnlyList<Json.Map> Records) Read(ReadOnlySpan<byte> file) => MemberReader.Read(CanonicalJson.Parse(file), "page", m =>
    {
        (long from, long to, string schema) = (m.Integer("from", 1), m.Integer("to", 0), m.Text("schema"));
        CreditPage page = Last(to);
        string? previous = m.OptionalText("previous", p => p);
        IReadOnlyList<Json.Map> records = m.List("records", r => r as Json.Map ?? throw new ProtocolFormatException("page: a record is no object"));
        return schema == CreditFeed.Schema && page.From == from && page.Previous?.Name == previous && records.Count == to - from + 1
            ? (page, records)
            : throw new ProtocolFormatException($"page: {records.Count} records from {from} to {to}, after '{previous}', are no page");
    });

    [GeneratedRegex(@"\A[1-9][0-9]*-[1-9][0-9]*\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClosedName();
}
