using System.Diagnostics.CodeAnalysis;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>Which results count, as <see cref="LatestResults"/> says, kept from one entry of the ledger to the next.</summary>
/// <typeparam name="T">What a version comes with, such as its entry.</typeparam>
/// <param name="body">The entry's body.</param>
public sealed class CurrentResults<T>(Func<T, ResultBody> body)
    where T : notnull
{
    // Records in the order in which they began, each by its latest version; of a draw and firm, the record that began last.
    private readonly Dictionary<Label, T> _records = [];
    private readonly Dictionary<(DrawId Draw, Identifier Firm), Label> _newest = [];

    private CurrentResults(Func<T, ResultBody> body, Dictionary<Label, T> records, Dictionary<(DrawId Draw, Identifier Firm), Label> newest)
        : this(body) => (_records, _newest) = (records, newest);

    /// <summary>The latest version of every record, in the order in which the records began.</summary>
    internal IReadOnlyCollection<T> Records => _records.Values;

    /// <summary>The latest version of the newest record of every draw and firm, withdrawn ones too.</summary>
    internal IEnumerable<T> Newest => _newest.Values.Select(r => _records[r]);

    /// <summary>The draws and firms with a record, in the order in which their first ones began.</summary>
    public IReadOnlyCollection<(DrawId Draw, Identifier Firm)> Firms => _newest.Keys;

    /// <summary>The latest version of the newest record of a draw and firm, withdrawn or not; false when there is none.</summary>
    public bool TryGet(DrawId draw, Identifier firm, [MaybeNullWhen(false)] out T version)
    {
        version = default;
        return _newest.TryGetValue((draw, firm), out Label record) && _records.TryGetValue(record, out version);
    }

    /// <summary>The same results, from here on by themselves.</summary>
    internal CurrentResults<T> Copy() => new(body, new(_records), new(_newest));

    /// <summary>Takes the next version, in the order of the entries.</summary>
    /// <returns>True for the first record of its draw and firm.</returns>
    public bool Add(T version)
    {
        ResultBody result = body(version);
        (DrawId, Identifier) key = (result.Draw, result.Firm);
        if (_records.TryAdd(result.Record, version))
        {
            bool isFirst = !_newest.ContainsKey(key);
            _newest[key] = result.Record;
            return isFirst;
        }

        ResultBody before = body(_records[result.Record]);
        if (result.Version > before.Version)
        {
            _records[result.Record] = version;
            if ((before.Draw, before.Firm) != key)
            {
                // No bureau's ledger has a record that changes its firm; what a verifier reads may.
                _newest.Clear();
                foreach (ResultBody one in _records.Values.Select(body))
                {
                    _newest[(one.Draw, one.Firm)] = one.Record;
                }
            }
        }

        return false;
    }
}
