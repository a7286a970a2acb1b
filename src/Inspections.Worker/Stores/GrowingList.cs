namespace Inspections.Worker.Stores;

/// <summary>
/// A list that only grows, and gives its beginning without copying it. Its array is replaced when it is full: whoever was given a
/// beginning keeps it, and nobody changes it any more.
/// </summary>
internal sealed class GrowingList<T>
{
    private T[] _items = new T[4];

    public int Count { get; private set; }

    public T this[int index] => _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    /// <summary>The first so many items.</summary>
    public ReadOnlyMemory<T> First(int count) => _items.AsMemory(0, count);
}
