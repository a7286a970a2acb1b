using Inspections.Core.Encodings;

namespace Inspections.Worker.Files.Lists;

/// <summary>What an import may accept, and what it knows beforehand.</summary>
/// <param name="AcceptUnverified">Firm codes that fail their check are a warning, not a problem; they are never changed.</param>
/// <param name="MaxBytes">Largest file read; it is held in memory.</param>
/// <param name="MaxListed">Problems and warnings kept, of each; the rest are counted.</param>
internal sealed record ImportOptions(
    bool AcceptUnverified = false, long MaxBytes = 100L * 1024 * 1024, int MaxListed = 1000)
{
    /// <summary>The sectors there are.</summary>
    public SectorNames Sectors { get; init; } = new();

    /// <summary>Headers that were given columns.</summary>
    public HeaderMap Map { get; init; } = HeaderMap.None;

    /// <summary>The sectors of rows that name none: of a list without such a column.</summary>
    public IReadOnlyList<Sector>? Sector { get; init; }

    /// <summary>Codes of the firms there ever were, where rows of others are to be left out unread; null where every row counts.</summary>
    public IReadOnlySet<string>? Firms { get; init; }

    /// <summary>The words by which a result sheet may name people and items.</summary>
    public ResultNames ResultNames { get; init; } = ResultNames.None;

    /// <summary>Digests of texts of which a person has confirmed that they hold no personal data.</summary>
    public IReadOnlySet<Digest> Confirmed { get; init; } = new HashSet<Digest>();

    /// <summary>The day, where the reading depends on it: of two certificates of one person the valid one counts.</summary>
    public DateOnly Today { get; init; } = DateOnly.MinValue;
}
