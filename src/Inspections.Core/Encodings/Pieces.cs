namespace Inspections.Core.Encodings;

/// <summary>Long lists in pieces, worked on by all cores.</summary>
internal static class Pieces
{
    /// <summary>Calls <paramref name="act"/> for every piece, in any order and several at once; a list of one piece is done where it is asked for.</summary>
    /// <param name="count">Items of the list.</param>
    /// <param name="size">Items of a piece; the last one may be shorter.</param>
    /// <param name="act">Given the first item of a piece and the one after its last.</param>
    public static void ForEach(int count, int size, Action<int, int> act)
    {
        if (count > 0 && count <= size)
        {
            act(0, count);
        }
        else
        {
            Parallel.For(0, (count + size - 1) / size, piece => act(piece * size, int.Min(count, (piece + 1) * size)));
        }
    }
}
