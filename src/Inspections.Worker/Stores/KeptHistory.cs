using Inspections.Core.Rounds;

namespace Inspections.Worker.Stores;

/// <summary>The history of firms at one size of the ledger, from which it follows.</summary>
internal sealed class KeptHistory
{
    private readonly Lock _lock = new();
    private (long Size, History History)? _last;

    /// <summary>The history at a size; made when it is not the one that is kept.</summary>
    public History At(long size, Func<History> make)
    {
        lock (_lock)
        {
            if (_last is { } last && last.Size == size)
            {
                return last.History;
            }
        }

        History history = make();
        lock (_lock)
        {
            _last = (size, history);
        }

        return history;
    }
}
