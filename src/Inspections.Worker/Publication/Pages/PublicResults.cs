using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The published results as they stand, advanced by one entry after the other: of every record the last version, of every drawn firm the last record.</summary>
internal sealed class PublicResults
{
    private readonly CurrentResults<PublicResult> _current = new(r => r.Body);
    private readonly Dictionary<int, List<(DrawId Draw, Identifier Firm)>> _years = [];
    private readonly Dictionary<DrawId, int> _drawn = [];
    private readonly Dictionary<(int Year, int Month), Month> _months = [];

    /// <summary>True when there is any.</summary>
    public bool Any => _current.Firms.Count > 0;

    /// <summary>The years of their draws.</summary>
    public IReadOnlyCollection<int> Years => _years.Keys;

    /// <summary>Those of a year's draws.</summary>
    public IEnumerable<PublicResult> OfYear(int year) => _years.GetValueOrDefault(year, []).Select(k => Of(k.Draw, k.Firm)!);

    /// <summary>Of how many firms of a draw there is one, withdrawn or not.</summary>
    public int CountOf(DrawId draw) => _drawn.GetValueOrDefault(draw);

    /// <summary>That of a drawn firm, or null.</summary>
    public PublicResult? Of(DrawId draw, Identifier firm) => _current.TryGet(draw, firm, out PublicResult? result) ? result : null;

    /// <summary>The months of inspections that found a problem, the latest first, each with how many did, and the most that ever did.</summary>
    public IEnumerable<((int Year, int Month) Month, int Count, int Most)> Problems =>
        _months.Select(m => (m.Key, m.Value.Problems.Count, m.Value.Most)).OrderByDescending(m => m.Key);

    /// <summary>Those of a month's inspections that found a problem, the latest first.</summary>
    public IEnumerable<PublicResult> ProblemsOf((int Year, int Month) month) => (_months.TryGetValue(month, out Month? found) ? found.Problems : [])
        .Select(k => Of(k.Draw, k.Firm)!)
        .OrderByDescending(r => r.Body.InspectedOn).ThenBy(r => r.Body.Firm).ThenBy(r => r.Body.Draw.ToString(), StringComparer.Ordinal);

    /// <summary>Takes the next entry; true for the first result of a drawn firm.</summary>
    public bool Add(LedgerEntry entry)
    {
        var result = (ResultBody)entry.Body;
        (DrawId Draw, Identifier Firm) key = (result.Draw, result.Firm);
        Note(key, isThere: false);
        bool isFirst = Enter(entry, result, key);
        Note(key, isThere: true);
        return isFirst;
    }

    private void Note((DrawId Draw, Identifier Firm) key, bool isThere)
    {
        if (Of(key.Draw, key.Firm) is not { HasProblem: true } result)
        {
            return;
        }

        (int, int) month = (result.Body.InspectedOn.Year, result.Body.InspectedOn.Month);
        if (!_months.TryGetValue(month, out Month? found))
        {
            _months.Add(month, found = new Month());
        }

        _ = isThere ? found.Problems.Add(key) : found.Problems.Remove(key);
        found.Most = int.Max(found.Most, found.Problems.Count);
    }

    private bool Enter(LedgerEntry entry, ResultBody result, (DrawId Draw, Identifier Firm) key)
    {
        if (!_current.Add(new PublicResult(result, BeijingTime.DateOf(entry.At))))
        {
            return false;
        }

        if (!_years.TryGetValue(result.Draw.Year, out List<(DrawId, Identifier)>? year))
        {
            _years.Add(result.Draw.Year, year = []);
        }

        year.Add(key);
        _drawn[result.Draw] = CountOf(result.Draw) + 1;
        return true;
    }

    private sealed class Month
    {
        public HashSet<(DrawId Draw, Identifier Firm)> Problems { get; } = [];

        public int Most { get; set; }
    }
}
