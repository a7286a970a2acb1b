using System.Collections;

namespace Inspections.Worker.Stores;

/// <summary>A list that is the beginning of another one and goes on with the transaction's own.</summary>
internal sealed class LedgerView<T>(ReadOnlyMemory<T> shared, IReadOnlyList<T> own) : IReadOnlyList<T>
{
    public int Count => shared.Length + own.Count;

    public T this[int index] => index < shared.Length ? shared.Span[index] : own[index - shared.Length];

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
