using System.Collections;

namespace Inspections.Worker.Stores;

/// <summary>A list that is the beginning of another one and goes on with the transaction's own.</summary>
internal sealed class LedgerView<T>(T[] shared, int count, List<T> own) : IReadOnlyList<T>
{
    public int Count => count + own.Count;

    public T this[int index] => index < count ? shared[index] : own[index - count];

    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
